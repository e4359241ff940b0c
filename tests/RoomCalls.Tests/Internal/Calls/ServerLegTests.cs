using RoomCalls.Internal.Calls;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class ServerLegTests
{
    [Fact]
    public void Learn_OtherId_ReturnsFalse()
    {
        ServerLeg leg = new(CallKey.New(), isForeign: false);
        Assert.True(leg.Id.IsEmpty);
        Assert.True(leg.Learn("c1"));
        Assert.True(leg.Learn("c1"));
        Assert.False(leg.Learn("c2"));
        Assert.Equal("c1", leg.Id.Value);
    }

    [Fact]
    public void Constructor_KnownId_IsKept()
    {
        ServerLeg leg = new(CallKey.New(), isForeign: true, "c1");
        Assert.True(leg.IsForeign);
        Assert.False(leg.Learn("c2"));
    }
}
