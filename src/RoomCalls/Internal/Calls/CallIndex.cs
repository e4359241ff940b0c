namespace RoomCalls.Internal.Calls;

/// <summary>Calls by a name. A call can have several, because it takes over those of a call that moves into it, and leaves none behind. Used with a lock held.</summary>
internal sealed class CallIndex<TName>
    where TName : notnull
{
    private readonly Dictionary<TName, LiveCall> _calls = [];
    private readonly Dictionary<LiveCall, List<TName>> _names = [];

    public int Count => _calls.Count;

    public LiveCall? Find(TName name) => _calls.GetValueOrDefault(name);

    /// <summary>Gives a call a name, also one that another call had.</summary>
    public void Set(TName name, LiveCall call)
    {
        if (_calls.TryGetValue(name, out LiveCall? before))
        {
            if (before == call)
            {
                return;
            }

            Forget(name, before);
        }

        _calls[name] = call;
        if (!_names.TryGetValue(call, out List<TName>? names))
        {
            _names[call] = names = new(1);
        }

        names.Add(name);
    }

    /// <summary>Removes the names of a call, or gives them to the one that it has moved into.</summary>
    public void Remove(LiveCall call, LiveCall? replacement)
    {
        if (!_names.Remove(call, out List<TName>? names))
        {
            return;
        }

        foreach (TName name in names)
        {
            _calls.Remove(name);
            if (replacement is not null)
            {
                Set(name, replacement);
            }
        }
    }

    private void Forget(TName name, LiveCall call)
    {
        _names[call].Remove(name);
        if (_names[call].Count == 0)
        {
            _names.Remove(call);
        }
    }
}
