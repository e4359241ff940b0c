namespace RoomCalls.Tests.People;

public sealed class ObservedTests
{
    private static readonly DateTimeOffset At = ManualTimeProvider.Start;

    [Fact]
    public void Value_Unknown_ThrowsWithAdvice()
    {
        Observed<bool> unknown = default;
        Assert.False(unknown.IsKnown);
        Assert.True(unknown.GetValueOrDefault(true));
        Assert.False(unknown.TryGetValue(out _));
        Assert.Equal("unknown", unknown.ToString());
        Assert.Contains("IsKnown", Assert.Throws<InvalidOperationException>(() => unknown.Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_Known_ReturnsTheObservedValue()
    {
        Observed<bool> muted = new(true, CallSide.Client, At);
        Assert.True(muted.Value);
        Assert.True(muted.GetValueOrDefault(false));
        Assert.True(muted.TryGetValue(out bool known) && known);
        Assert.Equal((true, CallSide.Client, At), (muted.IsKnown, muted.Side, muted.ChangedAt));
        Assert.Equal("True", muted.ToString());
        Assert.Equal("none", new Observed<string?>(null, CallSide.Server, At).ToString());
    }

    [Fact]
    public void Next_SameValue_KeepsTheTimeOfTheLastChange()
    {
        Observed<bool> muted = new(true, CallSide.Server, At);
        Assert.Equal(At, muted.Next(true, CallSide.Server, At.AddSeconds(9)).ChangedAt);
        Assert.Equal(At.AddSeconds(9), muted.Next(false, CallSide.Server, At.AddSeconds(9)).ChangedAt);
        Assert.Equal(CallSide.Client, muted.Next(true, CallSide.Client, At.AddSeconds(9)).Side);
        Assert.True(default(Observed<bool>).Next(false, CallSide.Server, At).IsKnown);
    }
}
