using RoomCalls.Tests.Support;

namespace RoomCalls.Tests;

public sealed class RoomCallActorTests
{
    [Fact]
    public void ToString_SaysWhoAndMasksAPhone()
    {
        Assert.Equal(
            ["administrator", "nobody", "a Consumer", "an Attendee", $"participant {People.Alice.RawId}"],
            new[] { RoomCallActor.Administrator, RoomCallActor.Nobody, RoomCallActor.InRole(RoomRole.Consumer), RoomCallActor.InRole(default), RoomCallActor.Participant(People.Alice) }.Select(a => a.ToString()));
        Assert.Equal("participant 4:***67", RoomCallActor.Participant(People.Phone).ToString());
    }

    [Fact]
    public void Equals_ComparesWhoIsMeant()
    {
        Assert.Equal(RoomCallActor.Participant(People.Alice), RoomCallActor.Participant(ParticipantId.User(People.Alice.RawId)));
        Assert.NotEqual(RoomCallActor.Participant(People.Alice), RoomCallActor.Participant(People.Bob));
        Assert.NotEqual(RoomCallActor.Administrator, RoomCallActor.InRole(new RoomRole("Administrator")));
        Assert.NotEqual(RoomCallActor.Administrator, RoomCallActor.Nobody);
    }

    [Fact]
    public void Participant_MustBeSomebody() => Assert.Throws<ArgumentNullException>(() => RoomCallActor.Participant(null!));
}
