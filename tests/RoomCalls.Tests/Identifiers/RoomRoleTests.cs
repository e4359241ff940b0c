namespace RoomCalls.Tests.Identifiers;

public sealed class RoomRoleTests
{
    [Fact]
    public void ToString_OfNoRoleIsAttendee() => Assert.Equal("Attendee", default(RoomRole).ToString());

    [Fact]
    public void Value_OfANewRoleIsKept() => Assert.Equal("Host", new RoomRole("Host").ToString());
}
