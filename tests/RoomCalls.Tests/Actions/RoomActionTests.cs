using RoomCalls.Actions;

namespace RoomCalls.Tests.Actions;

/// <summary>What the actions of rooms and users refuse before anything is sent.</summary>
public sealed class RoomActionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<RoomCallAction, string[]> Wrong => new()
    {
        { new UpdateRoom("1"), ["There is nothing to change: set ValidFrom, ValidUntil or PstnDialOutEnabled."] },
        { new UpdateRoom("1") { ValidFrom = Noon, ValidUntil = Noon }, ["The room's end must be after its start."] },
        {
            new UpdateRoom(default) { Deadline = TimeSpan.Zero },
            [
                "The deadline must be more than zero.",
                "The room id is empty. Pass the id that creating the room returned.",
                "There is nothing to change: set ValidFrom, ValidUntil or PstnDialOutEnabled.",
            ]
        },
        { new DeleteRoom("a/b"), ["The room id has a slash or a control character. Pass the id alone, not an address."] },
        { new CreateRoom { RepeatabilityId = Guid.Empty }, ["The repeatability id is all zeros: take a new GUID per room, or leave it out."] },
        { new CreateRoom { Participants = null! }, ["The participants must not be null: leave them out for a room without participants."] },
        { new UpdateRoomParticipants("1"), ["There is nothing to change: name somebody in AddOrUpdate or Remove."] },
        { new UpdateRoomParticipants("1") { AddOrUpdate = null! }, ["AddOrUpdate and Remove must not be null: leave out what is empty."] },
        { new UpdateRoomParticipants("1") { Remove = null! }, ["AddOrUpdate and Remove must not be null: leave out what is empty."] },
        {
            new UpdateRoomParticipants(" ") { AddOrUpdate = [KnownPhones.Answering.AsAttendee(), null!, KnownPeople.Alice.AsAttendee()], Remove = [KnownPeople.Alice, null!, KnownPhones.Answering] },
            [
                "The room id is empty. Pass the id that creating the room returned.",
                "4:***67 cannot be a participant of a room: only users of Azure Communication Services can.",
                "Nobody (null) cannot be a participant of a room: only users of Azure Communication Services can.",
                "Nobody (null) cannot be a participant of a room, so it cannot be removed from one.",
                "4:***67 cannot be a participant of a room, so it cannot be removed from one.",
                "4:***67 is listed more than once.",
                $"{KnownPeople.Alice} is listed more than once.",
            ]
        },
        { new RevokeUserTokens(KnownPhones.Answering), ["The user must be a user of Azure Communication Services."] },
        { new DeleteUser(null!), ["The user must be a user of Azure Communication Services."] },
        {
            new CreateUserWithToken { Scopes = [], ExpiresIn = TimeSpan.FromMinutes(59) },
            ["A token needs at least one scope.", "The token's life must be whole minutes from 60 to 1,440."]
        },
        { new CreateUserWithToken { Scopes = [(RoomTokenScope)9] }, ["A scope is none of Voip and VoipJoin."] },
        { new IssueUserToken(KnownPhones.Answering) { Scopes = null! }, ["The user must be a user of Azure Communication Services.", "A token needs at least one scope."] },
    };

    public static TheoryData<RoomCallAction> Right =>
    [
        new UpdateRoom("1") { ValidFrom = Noon },
        new UpdateRoom("1") { ValidUntil = Noon },
        new UpdateRoom("1") { PstnDialOutEnabled = false },
        new UpdateRoomParticipants("1") { AddOrUpdate = [KnownPeople.Alice.AsPresenter()], Remove = [KnownPeople.Bob] },
        new UpdateRoomParticipants("1") { Remove = [ParticipantId.Parse("of a later kind")] },
        new CreateUserWithToken { ExpiresIn = TimeSpan.FromHours(1) },
        new DeleteUser(KnownPeople.Alice),
        new ListRooms(),
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_SeveralErrors_ReportsAllAtOnce(RoomCallAction action, string[] errors)
    {
        InvalidActionException wrong = Assert.Throws<InvalidActionException>(action.Validate);

        Assert.Equal(action.Name, wrong.ActionName);
        Assert.Equal(errors, wrong.Errors);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void Validate_ValidAction_Passes(RoomCallAction action) => action.Validate();
}
