using Microsoft.Extensions.Options;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Inputs;

namespace RoomCalls.Internal.Hosting;

/// <summary>Checks the options at start-up and reports every error at once.</summary>
internal sealed class RoomCallsOptionsValidator(ActionCatalog catalog) : IValidateOptions<RoomCallsOptions>
{
    private const int MinSecretLength = 16;

    public ValidateOptionsResult Validate(string? name, RoomCallsOptions options)
    {
        ActionErrors errors = new();
        if (options.CallbackUri is not null)
        {
            CallbackAddress.CollectErrors(options.CallbackUri, "callback address (RoomCallsOptions.CallbackUri)", errors);
            errors.AddIf(
                options.CallbackSecret is null,
                "CallbackSecret is missing: without an access key to derive it from, set it yourself, the same on every instance.");
        }

        errors.AddIf(
            options.CallerId == default(PhoneNumber),
            "CallerId must be a phone number in E.164: PhoneNumber.Parse(\"+16041234567\").");
        errors.AddIf(
            options.CallbackSecret is { Length: < MinSecretLength }
                || options.PreviousCallbackSecrets.Any(secret => secret is null or { Length: < MinSecretLength }),
            $"A callback secret must have at least {MinSecretLength} characters.");
        errors.AddIf(options.PreviousCallbackSecrets.Any(static secret => secret is null), "PreviousCallbackSecrets must not hold null.");
        CheckRange(options.CallEndSettleTime, TimeSpan.Zero, TimeSpan.FromSeconds(10), "CallEndSettleTime must be 0 to 10 seconds.", errors);
        CheckRange(options.UnclaimedEventLifetime, TimeSpan.Zero, TimeSpan.FromMinutes(10), "UnclaimedEventLifetime must be 0 to 10 minutes.", errors);
        errors.AddIf(options.CallQueueCapacity is < 16 or > 1_000_000, "CallQueueCapacity must be 16 to 1,000,000.");
        foreach (string error in options.Resilience.Errors().Concat(options.Roles.Errors(catalog)))
        {
            errors.Add(error);
        }

        return errors.All.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.All);
    }

    private static void CheckRange(TimeSpan value, TimeSpan min, TimeSpan max, string error, ActionErrors errors) =>
        errors.AddIf(value < min || value > max, error);
}
