using Microsoft.Extensions.Options;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Hosting;

namespace RoomCalls.Tests.Internal.Hosting;

public sealed class RoomCallsOptionsValidatorTests
{
    private static readonly RoomCallsOptionsValidator Validator = new(ActionCatalog.Default);

    [Fact]
    public void Validate_DefaultsOrFullSet_Succeeds()
    {
        Assert.True(Validator.Validate(null, new RoomCallsOptions()).Succeeded);
        RoomCallsOptions options = new() { CallbackUri = new Uri("https://app.example/events"), CallbackSecret = "0123456789abcdef", CallerId = KnownPhones.CallerId };
        options.PreviousCallbackSecrets.Add("fedcba9876543210");
        Assert.True(Validator.Validate(null, options).Succeeded);
    }

    [Fact]
    public void Validate_SeveralErrors_ReportsAllAtOnce()
    {
        RoomCallsOptions options = new()
        {
            CallbackUri = new Uri("http://app.example/events?key=SECRET"),
            CallerId = default(PhoneNumber),
            CallEndSettleTime = TimeSpan.FromSeconds(11),
            UnclaimedEventLifetime = TimeSpan.FromMinutes(11),
            CallQueueCapacity = 15,
        };
        options.PreviousCallbackSecrets.Add("SECRETshort");
        options.Resilience.MaxAttempts = 0;
        options.Resilience.UnclearOutcomeGrace = TimeSpan.FromHours(1);
        ValidateOptionsResult result = Validator.Validate(null, options);
        string[] named = ["must be https", "CallbackSecret is missing", "CallerId", "at least 16 characters", "CallEndSettleTime", "UnclaimedEventLifetime", "CallQueueCapacity", "MaxAttempts", "UnclearOutcomeGrace"];
        Assert.Equal(named.Length, result.Failures!.Count());
        Assert.All(named.Zip(result.Failures!), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.DoesNotContain("SECRET", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    [InlineData(-1, false)]
    public void Validate_CallEndSettleTime_Is0To10Seconds(int milliseconds, bool valid) =>
        Assert.Equal(valid, Validator.Validate(null, new RoomCallsOptions { CallEndSettleTime = TimeSpan.FromMilliseconds(milliseconds) }).Succeeded);

    [Fact]
    public void Validate_NullAmongPreviousSecrets_Fails()
    {
        RoomCallsOptions options = new();
        options.PreviousCallbackSecrets.Add(null!);
        Assert.True(Validator.Validate(null, options).Failed);
    }
}
