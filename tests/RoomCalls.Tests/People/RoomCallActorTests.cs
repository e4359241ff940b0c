namespace RoomCalls.Tests.People;

public sealed class RoomCallActorTests
{
    [Fact]
    public void ToString_EachActor_NamesItAndMasksNumbers()
    {
        Assert.Equal(
            ["administrator", "nobody", "a Consumer", "an Attendee", $"participant {KnownPeople.Alice.RawId}"],
            new[] { RoomCallActor.Administrator, RoomCallActor.Nobody, RoomCallActor.InRole(RoomRole.Consumer), RoomCallActor.InRole(default), RoomCallActor.Participant(KnownPeople.Alice) }.Select(a => a.ToString()));
        Assert.Equal("participant 4:***67", RoomCallActor.Participant(KnownPhones.Answering).ToString());
    }

    [Fact]
    public void Equals_TwoActors_ComparesKindAndId()
    {
        Assert.Equal(RoomCallActor.Participant(KnownPeople.Alice), RoomCallActor.Participant(ParticipantId.User(KnownPeople.Alice.RawId)));
        Assert.NotEqual(RoomCallActor.Participant(KnownPeople.Alice), RoomCallActor.Participant(KnownPeople.Bob));
        Assert.NotEqual(RoomCallActor.Administrator, RoomCallActor.InRole(new RoomRole("Administrator")));
        Assert.NotEqual(RoomCallActor.Administrator, RoomCallActor.Nobody);
    }

    [Fact]
    public void Participant_Null_Throws() => Assert.Throws<ArgumentNullException>(() => RoomCallActor.Participant(null!));
}
