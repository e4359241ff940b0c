using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Actions;

public sealed class CreateRoomTests
{
    [Fact]
    public void Validate_TakesAnEmptyRoomAndUsers()
    {
        Assert.Empty(InputErrors.Of(new CreateRoom()));
        Assert.Empty(InputErrors.Of(new CreateRoom { Participants = [new(SamplePeople.Alice, RoomRole.Presenter), new(SamplePeople.Bob, RoomRole.Attendee)], PstnDialOutEnabled = true }));
    }

    [Fact]
    public void Validate_TellsAllErrorsAtOnce()
    {
        CreateRoom room = new()
        {
            ValidFrom = ManualTimeProvider.Start,
            ValidUntil = ManualTimeProvider.Start,
            Participants = [new(SamplePeople.Phone, RoomRole.Attendee), null!, new(SamplePeople.Alice, RoomRole.Attendee), new(SamplePeople.Alice, RoomRole.Presenter)],
        };
        Assert.Equal(
            [
                "The room's end must be after its start.",
                "4:***67 cannot be a participant of a room: only users of Azure Communication Services can.",
                "Nobody (null) cannot be a participant of a room: only users of Azure Communication Services can.",
                $"{SamplePeople.Alice} is listed more than once.",
            ],
            InputErrors.Of(room));
    }

    [Fact]
    public void Validate_RefusesNullParticipants() => Assert.Single(InputErrors.Of(new CreateRoom { Participants = null! }));
}
