using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// The calls that this process holds, by the key and the id of their legs, by locator and by server call id. The cost of a look-up does not depend on the
/// number of calls. Safe for concurrent use; what belongs together is done with <see cref="Gate"/> held.
/// </summary>
internal sealed class CallIndex
{
    private readonly ConcurrentDictionary<string, ServerLeg> _byKey = new();
    private readonly ConcurrentDictionary<CallConnectionId, ServerLeg> _byConnection = new();
    private readonly Dictionary<CallLocator, LiveCall> _byLocator = [];
    private readonly Dictionary<string, LiveCall> _byServerCall = [];
    private readonly HashSet<LiveCall> _all = [];

    public Lock Gate { get; } = new();

    /// <summary>Every call that this process holds.</summary>
    public LiveCall[] All
    {
        get
        {
            lock (Gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>The number of names that calls have here.</summary>
    public int NameCount
    {
        get
        {
            lock (Gate)
            {
                return _byLocator.Count + _byServerCall.Count;
            }
        }
    }

    public bool Contains(ServerLeg leg) => _byKey.ContainsKey(leg.Key.Value);

    public bool TryGet(string key, [NotNullWhen(true)] out ServerLeg? leg) => _byKey.TryGetValue(key, out leg);

    public bool TryGet(CallConnectionId id, [NotNullWhen(true)] out ServerLeg? leg) => _byConnection.TryGetValue(id, out leg);

    /// <summary>Finds a call that goes on, by its locator or, for the locator of a server call, by what was reported.</summary>
    public LiveCall? Find(CallLocator? locator)
    {
        lock (Gate)
        {
            LiveCall? call = locator is null ? null : _byLocator.GetValueOrDefault(locator);
            return IsOpen(call) ? call : locator is ServerCallLocator { ServerCallId: var id } ? FindByServerCall(id) : null;
        }
    }

    /// <summary>Finds a call that goes on, by its server call id.</summary>
    public LiveCall? FindByServerCall(string? id)
    {
        lock (Gate)
        {
            LiveCall? call = id is null ? null : _byServerCall.GetValueOrDefault(id);
            return IsOpen(call) ? call : null;
        }
    }

    public void Add(LiveCall call)
    {
        lock (Gate)
        {
            _all.Add(call);
            if (call.Locator is CallLocator locator && Find(locator) is null)
            {
                Set(_byLocator, locator, call);
            }
        }
    }

    public void Add(ServerLeg leg) => _byKey[leg.Key.Value] = leg;

    public void AddConnection(ServerLeg leg) => _byConnection.TryAdd(leg.Id, leg);

    /// <summary>Adds the server call id of a call, unless another call that goes on has it.</summary>
    /// <returns>The other call.</returns>
    public LiveCall? AddServerCall(string id, LiveCall call)
    {
        lock (Gate)
        {
            if (FindByServerCall(id) is { } known)
            {
                return known == call ? null : known;
            }

            // One that is removed meanwhile would leave its name behind.
            if (_all.Contains(call))
            {
                Set(_byServerCall, id, call);
            }

            return null;
        }
    }

    public void RemoveConnection(ServerLeg leg) => _byConnection.TryRemove(new(leg.Id, leg));

    public void Remove(ServerLeg leg)
    {
        _byKey.TryRemove(new(leg.Key.Value, leg));
        RemoveConnection(leg);
    }

    /// <summary>Removes a call, or gives its names to the one that it has moved into.</summary>
    public void Remove(LiveCall call, LiveCall? replacement)
    {
        lock (Gate)
        {
            // The one that it has moved into may be removed already.
            LiveCall? heir = replacement is not null && _all.Contains(replacement) ? replacement : null;
            _all.Remove(call);
            foreach (object name in call.Names)
            {
                _ = name is CallLocator locator ? Replace(_byLocator, locator, call, heir) : Replace(_byServerCall, (string)name, call, heir);
            }

            call.Names.Clear();
        }
    }

    private static bool IsOpen([NotNullWhen(true)] LiveCall? call) => call is { HasEnded: false, Phase: CallPhase.Open };

    private static void Set<TName>(Dictionary<TName, LiveCall> index, TName name, LiveCall call)
        where TName : class
    {
        index[name] = call;
        call.Names.Add(name);
    }

    private static bool Replace<TName>(Dictionary<TName, LiveCall> index, TName name, LiveCall call, LiveCall? heir)
        where TName : class
    {
        bool isIts = index.TryGetValue(name, out LiveCall? known) && known == call && index.Remove(name);
        if (isIts && heir is not null)
        {
            Set(index, name, heir);
        }

        return isIts;
    }
}
