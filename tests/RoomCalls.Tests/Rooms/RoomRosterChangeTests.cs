using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Rooms;

public sealed class RoomRosterChangeTests
{
    [Fact]
    public void Between_EveryKindOfChange_IsTold()
    {
        RoomParticipantsChange change = RoomParticipantsChange.Between([Person.Alice.Presents(), Person.Bob.Attends()], [Person.Alice.Attends(), Person.Carol.Presents()]);

        Assert.Equal([Person.Alice.Attends(), Person.Carol.Presents()], change.Participants);
        Assert.Equal([Person.Carol.Presents()], change.Added);
        Assert.Equal([Person.Alice.Attends()], change.Changed);
        Assert.Equal([Person.Bob.Attends()], change.Removed);
    }

    [Fact]
    public void Between_TheSameInAnotherOrder_IsNoChange()
    {
        RoomParticipantsChange change = RoomParticipantsChange.Between([Person.Alice.Presents(), Person.Bob.Attends()], [Person.Bob.Attends(), Person.Alice.Presents()]);

        Assert.Empty(change.Added);
        Assert.Empty(change.Changed);
        Assert.Empty(change.Removed);
    }

    [Fact]
    public void Between_DefaultRole_IsAttendee() => Assert.Empty(RoomParticipantsChange.Between([Person.Bob.Attends()], [new RoomParticipant(Person.Bob, default)]).Changed);

    [Fact]
    public void Between_SomebodyReadTwice_TheLaterLineCounts()
    {
        RoomParticipantsChange change = RoomParticipantsChange.Between([Person.Bob.Presents(), Person.Bob.Attends()], [Person.Bob.Attends(), Person.Bob.Presents()]);

        Assert.Equal([Person.Bob.Presents()], change.Changed);
    }
}
