using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Actions;

public sealed class CreateRoomTests
{
    [Fact]
    public void Validate_TakesAnEmptyRoomAndUsers()
    {
        Assert.Empty(Errors.Of(new CreateRoom()));
        Assert.Empty(Errors.Of(new CreateRoom { Participants = [new(People.Alice, RoomRole.Presenter), new(People.Bob, RoomRole.Attendee)], PstnDialOutEnabled = true }));
    }

    [Fact]
    public void Validate_TellsAllErrorsAtOnce()
    {
        CreateRoom room = new()
        {
            ValidFrom = ManualTimeProvider.Start,
            ValidUntil = ManualTimeProvider.Start,
            Participants = [new(People.Phone, RoomRole.Attendee), null!, new(People.Alice, RoomRole.Attendee), new(People.Alice, RoomRole.Presenter)],
        };
        Assert.Equal(
            [
                "The room's end must be after its start.",
                "4:***67 cannot be on a room's roster: only users of Azure Communication Services can.",
                " cannot be on a room's roster: only users of Azure Communication Services can.",
                $"{People.Alice} is listed more than once.",
            ],
            Errors.Of(room));
    }

    [Fact]
    public void Validate_RefusesNullParticipants() => Assert.Single(Errors.Of(new CreateRoom { Participants = null! }));
}
