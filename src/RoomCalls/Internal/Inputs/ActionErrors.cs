namespace RoomCalls.Internal.Inputs;

/// <summary>Collects every error of an input, so that all are reported at once.</summary>
internal sealed class ActionErrors
{
    private List<CapabilityReason>? _errors;

    public IReadOnlyList<string> All => _errors is null ? [] : [.. _errors.Select(static e => e.Message)];

    /// <summary>The errors as reasons why the action cannot be taken.</summary>
    public IReadOnlyList<CapabilityReason> Reasons => _errors ?? [];

    public void Add(string error, string code = CapabilityReasonCodes.InvalidInput) => (_errors ??= []).Add(new(code, error));

    public void AddIf(bool condition, string error, string code = CapabilityReasonCodes.InvalidInput)
    {
        if (condition)
        {
            Add(error, code);
        }
    }

    public void ThrowIfAny(string action)
    {
        if (_errors is not null)
        {
            throw new InvalidActionException(action, All);
        }
    }
}

/// <summary>The options' defaults for actions that leave a value open.</summary>
internal sealed record ActionDefaults(Uri? CallbackUri, PhoneNumber? CallerId);
