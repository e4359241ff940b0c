using RoomCalls.Internal.Storing;

namespace RoomCalls.Tests.Internal.Storing;

public sealed class TombstonesTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Contains_KnownKey_ReportsWhetherItWasAbandoned()
    {
        Tombstones tombstones = new(_clock);
        string ended = Guid.NewGuid().ToString("N");
        string abandoned = Guid.NewGuid().ToString("N");
        tombstones.Add(ended);
        tombstones.Add(abandoned, abandoned: true);
        tombstones.Add(abandoned);
        Assert.True(tombstones.Contains(ended, out bool wasAbandoned));
        Assert.False(wasAbandoned);
        Assert.True(tombstones.Contains(abandoned, out wasAbandoned));
        Assert.True(wasAbandoned);
        Assert.False(tombstones.Contains(Guid.NewGuid().ToString("N"), out _));
    }

    [Fact]
    public void Add_AfterTenMinutes_ForgetsTheOldest()
    {
        Tombstones tombstones = new(_clock);
        string old = Guid.NewGuid().ToString("N");
        tombstones.Add(old);
        _clock.Advance(TimeSpan.FromMinutes(10));
        tombstones.Add(Guid.NewGuid().ToString("N"));
        Assert.True(tombstones.Contains(old, out _));
        _clock.Advance(TimeSpan.FromTicks(1));
        tombstones.Add(Guid.NewGuid().ToString("N"));
        Assert.False(tombstones.Contains(old, out _));
        Assert.Equal(2, tombstones.Count);
    }

    [Fact]
    public void Add_BeyondTheBound_Keeps4096()
    {
        Tombstones tombstones = new(_clock);
        string first = Guid.NewGuid().ToString("N");
        tombstones.Add(first);
        for (int i = 0; i < 5000; i++)
        {
            tombstones.Add(Guid.NewGuid().ToString("N"));
        }

        Assert.Equal(4096, tombstones.Count);
        Assert.False(tombstones.Contains(first, out _));
    }
}
