namespace RoomCalls.Tests.Options;

public sealed class ResilienceOptionsTests
{
    public static TheoryData<Action<ResilienceOptions>, string?> Ranges => new()
    {
        { o => o.MaxAttempts = 0, "MaxAttempts" },
        { o => o.MaxAttempts = 1, null },
        { o => o.MaxAttempts = 10, null },
        { o => o.MaxAttempts = 11, "MaxAttempts" },
        { o => o.AttemptTimeout = TimeSpan.FromMilliseconds(99), "AttemptTimeout" },
        { o => o.AttemptTimeout = TimeSpan.FromMilliseconds(100), null },
        { o => o.AttemptTimeout = TimeSpan.FromMinutes(5), null },
        { o => o.AttemptTimeout = TimeSpan.FromMinutes(6), "AttemptTimeout" },
        { o => o.BaseDelay = TimeSpan.FromTicks(-1), "BaseDelay" },
        { o => (o.BaseDelay, o.MaxDelay) = (TimeSpan.Zero, TimeSpan.Zero), null },
        { o => (o.BaseDelay, o.MaxDelay) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)), null },
        { o => (o.BaseDelay, o.MaxDelay) = (TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5)), "BaseDelay" },
        { o => o.MaxDelay = TimeSpan.FromMilliseconds(199), "MaxDelay" },
        { o => o.MaxDelay = TimeSpan.FromMinutes(6), "MaxDelay" },
        { o => o.UnclearOutcomeGrace = TimeSpan.Zero, null },
        { o => o.UnclearOutcomeGrace = TimeSpan.FromTicks(-1), "UnclearOutcomeGrace" },
        { o => o.UnclearOutcomeGrace = TimeSpan.FromMinutes(6), "UnclearOutcomeGrace" },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Errors_OutOfRange_NamesTheRange(Action<ResilienceOptions> change, string? named)
    {
        ResilienceOptions options = new();
        change(options);
        string[] errors = [.. options.Errors()];
        Assert.Equal(named is null ? 0 : 1, errors.Length);
        Assert.All(errors, error => Assert.StartsWith($"Resilience.{named} must be", error, StringComparison.Ordinal));
    }

    [Fact]
    public void Errors_Defaults_AreNone() => Assert.Empty(new ResilienceOptions().Errors());
}
