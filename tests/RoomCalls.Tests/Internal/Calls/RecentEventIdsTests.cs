using RoomCalls.Internal.Calls;

namespace RoomCalls.Tests.Internal.Calls;

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
    public void IsRepeat_ManyIds_GrowsTo4096AndForgetsTheOldest()
    {
        RecentEventIds recent = new(_clock);
        Assert.Equal(64, recent.Capacity);
        Assert.All(Enumerable.Range(0, 64), i => Assert.False(recent.IsRepeat($"{i}")));
        Assert.Equal(64, recent.Capacity);
        Assert.False(recent.IsRepeat("64"));
        Assert.Equal(128, recent.Capacity);
        Assert.All(Enumerable.Range(65, 4096 - 65), i => Assert.False(recent.IsRepeat($"{i}")));
        Assert.Equal(4096, recent.Capacity);
        Assert.True(recent.IsRepeat("0"));
        Assert.False(recent.IsRepeat("4096"));
        Assert.Equal(4096, recent.Capacity);
        Assert.True(recent.IsRepeat("1"));
        Assert.False(recent.IsRepeat("0"));
    }
}
