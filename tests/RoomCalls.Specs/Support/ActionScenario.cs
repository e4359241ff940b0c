using RoomCalls.Actions;

namespace RoomCalls.Specs.Support;

/// <summary>How a spec takes an action, and by which operation it reaches the emulator.</summary>
/// <param name="Operation">The emulator's name of the request.</param>
/// <param name="Take">Takes the action through a manager and a handle that act for somebody.</param>
internal sealed record ActionScenario(string Operation, Func<ActionScenario.Context, Task> Take)
{
    private static readonly Dictionary<string, ActionScenario> All = new(StringComparer.Ordinal)
    {
        [nameof(ConnectCall)] = new("Connect", s => s.Manager.ConnectAsync(s.Fixture.Locator, CurrentTest.Token)),
        [nameof(AddParticipant)] = new("AddParticipant", s => s.Call.AddParticipantAsync(s.Guest, CurrentTest.Token)),
        [nameof(CancelAddParticipant)] = new("CancelAddParticipant", s => s.Call.CancelAddParticipantAsync(s.Invitation, CurrentTest.Token)),
        [nameof(RemoveParticipant)] = new("RemoveParticipant", s => s.Call.RemoveParticipantAsync(s.Fixture.Bob, CurrentTest.Token)),
        [nameof(MuteParticipant)] = new("MuteParticipants", s => s.Call.MuteParticipantAsync(s.Fixture.Bob, CurrentTest.Token)),
        [nameof(ListParticipants)] = new("ListParticipants", s => s.Call.ListParticipantsAsync(CurrentTest.Token)),
        [nameof(GetParticipant)] = new("GetParticipant", s => s.Call.GetParticipantAsync(s.Fixture.Bob, CurrentTest.Token)),
        [nameof(SendDtmf)] = new("SendDtmfTones", s => s.Call.Media.SendDtmfAsync(KnownPhones.Another, DtmfTones.Parse("5"), CurrentTest.Token)),
        [nameof(HangUpCall)] = new("HangUp", s => s.Call.HangUpAsync(CurrentTest.Token)),
        [nameof(HangUpForEveryone)] = new("Terminate", s => s.Call.HangUpForEveryoneAsync(CurrentTest.Token)),
        [nameof(GetCallConnection)] = new("GetCall", s => s.Call.ExecuteAsync(new GetCallConnection(), CurrentTest.Token)),
        [nameof(CreateRoom)] = new("CreateRoom", s => s.Manager.Rooms.CreateAsync(new CreateRoom(), CurrentTest.Token)),
        [nameof(GetRoom)] = new("GetRoom", s => s.Manager.Rooms.GetAsync(s.Fixture.Room.Id, CurrentTest.Token)),
        [nameof(ListRooms)] = new("ListRooms", s => s.Manager.Rooms.ListAsync(CurrentTest.Token).ToListAsync(CurrentTest.Token).AsTask()),
        [nameof(UpdateRoom)] = new("UpdateRoom", s => s.Manager.Rooms.UpdateAsync(new UpdateRoom(s.Fixture.Room.Id) { PstnDialOutEnabled = false }, CurrentTest.Token)),
        [nameof(DeleteRoom)] = new("DeleteRoom", s => s.Manager.Rooms.DeleteAsync(s.Fixture.Room.Id, CurrentTest.Token)),
        [nameof(ListRoomParticipants)] = new("ListRoomParticipants", s => s.Manager.Rooms.ListParticipantsAsync(s.Fixture.Room.Id, CurrentTest.Token).ToListAsync(CurrentTest.Token).AsTask()),
        [nameof(UpdateRoomParticipants)] = new("UpdateRoomParticipants", s => s.Manager.Rooms.UpdateParticipantsAsync(
            new UpdateRoomParticipants(s.Fixture.Room.Id) { AddOrUpdate = [new(s.Fixture.Bob, RoomRole.Presenter)] }, CurrentTest.Token))
        {
            // The change is returned with its difference, so the participants are read first.
            Asks = nameof(ListRoomParticipants),
        },
        [nameof(CreateUser)] = new("CreateIdentity", s => s.Manager.Users.CreateAsync(CurrentTest.Token)),
        [nameof(CreateUserWithToken)] = new("CreateIdentity", s => s.Manager.Users.CreateWithTokenAsync(new CreateUserWithToken(), CurrentTest.Token)),
        [nameof(IssueUserToken)] = new("IssueAccessToken", s => s.Manager.Users.IssueTokenAsync(new IssueUserToken(s.Fixture.Bob), CurrentTest.Token)),
        [nameof(RevokeUserTokens)] = new("RevokeAccessTokens", s => s.Manager.Users.RevokeTokensAsync(s.Fixture.Bob, CurrentTest.Token)),
        [nameof(DeleteUser)] = new("DeleteIdentity", s => s.Manager.Users.DeleteAsync(s.Fixture.Bob, CurrentTest.Token)),
    };

    /// <summary>The action that is asked for first, where that is another one.</summary>
    public string? Asks { get; private init; }

    /// <summary>The scenario of an action. An action without one fails the story: say here how it is taken.</summary>
    public static ActionScenario Find(string action) =>
        All.TryGetValue(action, out ActionScenario? scenario) ? scenario : throw new InvalidOperationException($"{action} has no scenario: add it to {nameof(ActionScenario)}.");

    /// <summary>What a scenario needs.</summary>
    public sealed record Context(EmulatorFixture Fixture, IRoomCallManager Manager, IRoomCall Call, string Invitation)
    {
        /// <summary>The participant that is added.</summary>
        public ParticipantId Guest { get; init; } = KnownPhones.Answering;
    }
}
