using RoomCalls.Tests.Support;

namespace RoomCalls.Tests;

public sealed class CallLocatorTests
{
    [Fact]
    public void Room_IsKnownByItsId()
    {
        Assert.Equal(CallLocator.Room("991"), CallLocator.Room("991"));
        Assert.NotEqual(CallLocator.Room("991"), CallLocator.Room("992"));
        Assert.Equal("991", Assert.IsType<RoomCallLocator>(CallLocator.Room("991")).RoomId.Value);
    }

    [Fact]
    public void CollectErrors_AreTheRoomIds()
    {
        Assert.Single(Errors.Of(CallLocator.Room("a/b").CollectErrors));
        Assert.Empty(Errors.Of(CallLocator.Room("991").CollectErrors));
    }
}
