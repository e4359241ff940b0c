using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.People;

public sealed class RoomCallActorTests
{
    [Fact]
    public void ToString_SaysWhoAndMasksAPhone()
    {
        Assert.Equal(
            ["administrator", "nobody", "a Consumer", "an Attendee", $"participant {SamplePeople.Alice.RawId}"],
            new[] { RoomCallActor.Administrator, RoomCallActor.Nobody, RoomCallActor.InRole(RoomRole.Consumer), RoomCallActor.InRole(default), RoomCallActor.Participant(SamplePeople.Alice) }.Select(a => a.ToString()));
        Assert.Equal("participant 4:***67", RoomCallActor.Participant(SamplePeople.Phone).ToString());
    }

    [Fact]
    public void Equals_ComparesWhoIsMeant()
    {
        Assert.Equal(RoomCallActor.Participant(SamplePeople.Alice), RoomCallActor.Participant(ParticipantId.User(SamplePeople.Alice.RawId)));
        Assert.NotEqual(RoomCallActor.Participant(SamplePeople.Alice), RoomCallActor.Participant(SamplePeople.Bob));
        Assert.NotEqual(RoomCallActor.Administrator, RoomCallActor.InRole(new RoomRole("Administrator")));
        Assert.NotEqual(RoomCallActor.Administrator, RoomCallActor.Nobody);
    }

    [Fact]
    public void Participant_MustBeSomebody() => Assert.Throws<ArgumentNullException>(() => RoomCallActor.Participant(null!));
}
