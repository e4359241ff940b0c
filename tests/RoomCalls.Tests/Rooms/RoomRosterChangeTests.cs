namespace RoomCalls.Tests.Rooms;

public sealed class RoomRosterChangeTests
{
    [Fact]
    public void Between_EveryKindOfChange_IsReported()
    {
        RoomParticipantsChange change = RoomParticipantsChange.Between([KnownPeople.Alice.AsPresenter(), KnownPeople.Bob.AsAttendee()], [KnownPeople.Alice.AsAttendee(), KnownPeople.Carol.AsPresenter()]);

        Assert.Equal([KnownPeople.Alice.AsAttendee(), KnownPeople.Carol.AsPresenter()], change.Participants);
        Assert.Equal([KnownPeople.Carol.AsPresenter()], change.Added);
        Assert.Equal([KnownPeople.Alice.AsAttendee()], change.Changed);
        Assert.Equal([KnownPeople.Bob.AsAttendee()], change.Removed);
    }

    [Fact]
    public void Between_OtherOrder_IsNoChange()
    {
        RoomParticipantsChange change = RoomParticipantsChange.Between([KnownPeople.Alice.AsPresenter(), KnownPeople.Bob.AsAttendee()], [KnownPeople.Bob.AsAttendee(), KnownPeople.Alice.AsPresenter()]);

        Assert.Empty(change.Added);
        Assert.Empty(change.Changed);
        Assert.Empty(change.Removed);
    }

    [Fact]
    public void Between_DefaultRole_IsAttendee() => Assert.Empty(RoomParticipantsChange.Between([KnownPeople.Bob.AsAttendee()], [new RoomParticipant(KnownPeople.Bob, default)]).Changed);

    [Fact]
    public void Between_ParticipantListedTwice_UsesTheLaterEntry()
    {
        RoomParticipantsChange change = RoomParticipantsChange.Between([KnownPeople.Bob.AsPresenter(), KnownPeople.Bob.AsAttendee()], [KnownPeople.Bob.AsAttendee(), KnownPeople.Bob.AsPresenter()]);

        Assert.Equal([KnownPeople.Bob.AsPresenter()], change.Changed);
    }
}
