using RoomCalls.Internal.Storing;

namespace RoomCalls.Tests.Internal.Storing;

public sealed class RecentEventIdsTests
{
    private readonly ManualTimeProvider _clock = new();

    [Theory]
    [InlineData("02001680-69dc-4700-952c-eed29100f53d")]
    [InlineData("Sanitized")]
    [InlineData("")]
    public void IsRepeat_SameIdAgain_ReturnsTrue(string id)
    {
        RecentEventIds recent = new(_clock);
        Assert.False(recent.IsRepeat(id));
        Assert.True(recent.IsRepeat(id));
        Assert.False(recent.IsRepeat(id + "x"));
    }

    [Fact]
    public void IsRepeat_AfterTenMinutes_ReturnsFalse()
    {
        RecentEventIds recent = new(_clock);
        recent.IsRepeat("a");
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(recent.IsRepeat("a"));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(recent.IsRepeat("b"));
        Assert.False(recent.IsRepeat("a"));
        Assert.True(recent.IsRepeat("b"));
    }

    [Fact]
    public void IsRepeat_AfterTenMinutesWithoutOthers_ReturnsFalse()
    {
        RecentEventIds recent = new(_clock);
        recent.IsRepeat("a");
        _clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(1));
        Assert.False(recent.IsRepeat("a"));
        Assert.True(recent.IsRepeat("a"));
    }

    [Fact]
    public void IsRepeat_ManyIds_GrowsTo4096AndForgetsTheOldest()
    {
        RecentEventIds recent = new(_clock);
        Assert.Equal(RecentEventIds.MinCapacity, recent.Capacity);
        Assert.All(Enumerable.Range(0, RecentEventIds.MinCapacity), i => Assert.False(recent.IsRepeat($"{i}")));
        Assert.Equal(RecentEventIds.MinCapacity, recent.Capacity);
        Assert.False(recent.IsRepeat("16"));
        Assert.Equal(32, recent.Capacity);
        Assert.All(Enumerable.Range(17, 4096 - 17), i => Assert.False(recent.IsRepeat($"{i}")));
        Assert.Equal(4096, recent.Capacity);
        Assert.True(recent.IsRepeat("0"));
        Assert.False(recent.IsRepeat("4096"));
        Assert.Equal(4096, recent.Capacity);
        Assert.True(recent.IsRepeat("1"));
        Assert.False(recent.IsRepeat("0"));
    }
}
