using RoomCalls.Actions;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Roles;

/// <summary>How a story takes one action: as whom, and by which operation it reaches the emulator.</summary>
/// <param name="Operation">The emulator's name of the request.</param>
/// <param name="Take">Takes the action with a manager, and for actions of a call a handle, that have somebody's rights.</param>
internal sealed record Deed(string Operation, Func<Deed.Setting, Task> Take)
{
    private static readonly Dictionary<string, Deed> All = new(StringComparer.Ordinal)
    {
        [nameof(ConnectCall)] = new("Connect", s => s.Manager.ConnectAsync(s.Stage.Locator, Stage.Token)),
        [nameof(AddParticipant)] = new("AddParticipant", s => s.Call.AddParticipantAsync(s.Guest, Stage.Token)),
        [nameof(CancelAddParticipant)] = new("CancelAddParticipant", s => s.Call.CancelAddParticipantAsync(s.Invitation, Stage.Token)),
        [nameof(RemoveParticipant)] = new("RemoveParticipant", s => s.Call.RemoveParticipantAsync(s.Stage.Bob, Stage.Token)),
        [nameof(MuteParticipant)] = new("MuteParticipants", s => s.Call.MuteParticipantAsync(s.Stage.Bob, Stage.Token)),
        [nameof(ListParticipants)] = new("ListParticipants", s => s.Call.ListParticipantsAsync(Stage.Token)),
        [nameof(GetParticipant)] = new("GetParticipant", s => s.Call.GetParticipantAsync(s.Stage.Bob, Stage.Token)),
        [nameof(SendDtmf)] = new("SendDtmfTones", s => s.Call.Media.SendDtmfAsync(Phones.Another, DtmfTones.Parse("5"), Stage.Token)),
        [nameof(HangUpCall)] = new("HangUp", s => s.Call.HangUpAsync(Stage.Token)),
        [nameof(HangUpForEveryone)] = new("Terminate", s => s.Call.HangUpForEveryoneAsync(Stage.Token)),
        [nameof(GetCallConnection)] = new("GetCall", s => s.Call.ExecuteAsync(new GetCallConnection(), Stage.Token)),
        [nameof(CreateRoom)] = new("CreateRoom", s => s.Manager.Rooms.CreateAsync(new CreateRoom(), Stage.Token)),
        [nameof(GetRoom)] = new("GetRoom", s => s.Manager.Rooms.GetAsync(s.Stage.Room.Id, Stage.Token)),
        [nameof(ListRooms)] = new("ListRooms", s => s.Manager.Rooms.ListAsync(Stage.Token)),
        [nameof(UpdateRoom)] = new("UpdateRoom", s => s.Manager.Rooms.UpdateAsync(new UpdateRoom(s.Stage.Room.Id) { PstnDialOutEnabled = false }, Stage.Token)),
        [nameof(DeleteRoom)] = new("DeleteRoom", s => s.Manager.Rooms.DeleteAsync(s.Stage.Room.Id, Stage.Token)),
        [nameof(ListRoomParticipants)] = new("ListRoomParticipants", s => s.Manager.Rooms.ListParticipantsAsync(s.Stage.Room.Id, Stage.Token)),
        [nameof(UpdateRoomParticipants)] = new("UpdateRoomParticipants", s => s.Manager.Rooms.UpdateParticipantsAsync(
            new UpdateRoomParticipants(s.Stage.Room.Id) { AddOrUpdate = [new(s.Stage.Bob, RoomRole.Presenter)] }, Stage.Token))
        {
            // A change of a roster is told with its difference, so the roster is read first.
            Asks = nameof(ListRoomParticipants),
        },
        [nameof(CreateUser)] = new("CreateIdentity", s => s.Manager.Users.CreateAsync(Stage.Token)),
        [nameof(CreateUserAndToken)] = new("CreateIdentity", s => s.Manager.Users.CreateWithTokenAsync(new CreateUserAndToken(), Stage.Token)),
        [nameof(IssueUserToken)] = new("IssueAccessToken", s => s.Manager.Users.IssueTokenAsync(new IssueUserToken(s.Stage.Bob), Stage.Token)),
        [nameof(RevokeUserTokens)] = new("RevokeAccessTokens", s => s.Manager.Users.RevokeTokensAsync(s.Stage.Bob, Stage.Token)),
        [nameof(DeleteUser)] = new("DeleteIdentity", s => s.Manager.Users.DeleteAsync(s.Stage.Bob, Stage.Token)),
    };

    /// <summary>The action that is asked for first, where that is another one.</summary>
    public string? Asks { get; private init; }

    /// <summary>The deed of an action. An action without one fails the story: say here how it is taken.</summary>
    public static Deed Of(string action) =>
        All.TryGetValue(action, out Deed? deed) ? deed : throw new InvalidOperationException($"Nobody says how {action} is taken: add it to {nameof(Deed)}.");

    /// <summary>What a deed needs.</summary>
    public sealed record Setting(Stage Stage, IRoomCallManager Manager, IRoomCall Call, string Invitation)
    {
        /// <summary>Whom adding adds.</summary>
        public ParticipantId Guest { get; init; } = Phones.Answering;
    }
}
