using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Actions;

public sealed class CreateRoomTests
{
    [Fact]
    public void Validate_EmptyRoomOrUsers_Passes()
    {
        Assert.Empty(ValidationErrors.Collect(new CreateRoom()));
        Assert.Empty(ValidationErrors.Collect(new CreateRoom { Participants = [new(KnownPeople.Alice, RoomRole.Presenter), new(KnownPeople.Bob, RoomRole.Attendee)], PstnDialOutEnabled = true }));
    }

    [Fact]
    public void Validate_SeveralErrors_ReportsAllAtOnce()
    {
        CreateRoom room = new()
        {
            ValidFrom = ManualTimeProvider.Start,
            ValidUntil = ManualTimeProvider.Start,
            Participants = [new(KnownPhones.Answering, RoomRole.Attendee), null!, new(KnownPeople.Alice, RoomRole.Attendee), new(KnownPeople.Alice, RoomRole.Presenter)],
        };
        Assert.Equal(
            [
                "The room's end must be after its start.",
                "4:***67 cannot be a participant of a room: only users of Azure Communication Services can.",
                "Nobody (null) cannot be a participant of a room: only users of Azure Communication Services can.",
                $"{KnownPeople.Alice} is listed more than once.",
            ],
            ValidationErrors.Collect(room));
    }

    [Fact]
    public void Validate_NullParticipants_IsAnError() => Assert.Single(ValidationErrors.Collect(new CreateRoom { Participants = null! }));
}
