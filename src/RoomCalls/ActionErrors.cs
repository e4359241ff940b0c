namespace RoomCalls;

/// <summary>Gathers every error of an input, so that all can be told at once.</summary>
internal sealed class ActionErrors
{
    private List<string>? _errors;

    public IReadOnlyList<string> All => _errors ?? [];

    public void Add(string error) => (_errors ??= []).Add(error);

    public void AddIf(bool condition, string error)
    {
        if (condition)
        {
            Add(error);
        }
    }

    public void ThrowIfAny(string action)
    {
        if (_errors is not null)
        {
            throw new InvalidActionException(action, _errors);
        }
    }
}
