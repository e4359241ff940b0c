namespace RoomCalls.Tests.Identifiers;

public sealed class RoomRoleTests
{
    [Fact]
    public void ToString_Default_IsAttendee() => Assert.Equal("Attendee", default(RoomRole).ToString());

    [Fact]
    public void Constructor_UnknownRole_KeepsItsText() => Assert.Equal("Host", new RoomRole("Host").ToString());
}
