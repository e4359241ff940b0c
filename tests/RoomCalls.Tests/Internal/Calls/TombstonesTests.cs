using RoomCalls.Internal.Calls;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class TombstonesTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Contains_KnownKey_ReportsWhetherItWasAbandoned()
    {
        Tombstones tombstones = new(_clock);
        CallKey ended = CallKey.New();
        CallKey abandoned = CallKey.New();
        tombstones.Add(ended);
        tombstones.Add(abandoned, abandoned: true);
        tombstones.Add(abandoned);
        Assert.True(tombstones.Contains(ended, out bool wasAbandoned));
        Assert.False(wasAbandoned);
        Assert.True(tombstones.Contains(abandoned, out wasAbandoned));
        Assert.True(wasAbandoned);
        Assert.False(tombstones.Contains(CallKey.New(), out _));
    }

    [Fact]
    public void Add_AfterTenMinutes_ForgetsTheOldest()
    {
        Tombstones tombstones = new(_clock);
        CallKey old = CallKey.New();
        tombstones.Add(old);
        _clock.Advance(TimeSpan.FromMinutes(10));
        tombstones.Add(CallKey.New());
        Assert.True(tombstones.Contains(old, out _));
        _clock.Advance(TimeSpan.FromTicks(1));
        tombstones.Add(CallKey.New());
        Assert.False(tombstones.Contains(old, out _));
        Assert.Equal(2, tombstones.Count);
    }

    [Fact]
    public void Add_BeyondTheBound_Keeps4096()
    {
        Tombstones tombstones = new(_clock);
        CallKey first = CallKey.New();
        tombstones.Add(first);
        for (int i = 0; i < 5000; i++)
        {
            tombstones.Add(CallKey.New());
        }

        Assert.Equal(4096, tombstones.Count);
        Assert.False(tombstones.Contains(first, out _));
    }
}
