using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using RoomCalls.Internal.State;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// The calls that this process holds, by the key and the id of their legs, by locator and by server call id. Legs, and the names that have one owner, go
/// through the store. The cost of a look-up does not depend on the number of calls.
/// </summary>
internal sealed class CallDirectory(ICallStore store)
{
    private readonly ConcurrentDictionary<string, ServerLeg> _byKey = new();
    private readonly ConcurrentDictionary<CallConnectionId, ServerLeg> _byConnection = new();
    private readonly CallIndex<CallLocator> _byLocator = new();
    private readonly CallIndex<string> _byServerCall = new();
    private readonly Dictionary<string, TaskCompletionSource> _taking = [];
    private readonly HashSet<LiveCall> _all = [];
    private readonly Lock _gate = new();
    private bool _stopped;

    /// <summary>Every call that this process holds.</summary>
    public LiveCall[] All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>The calls that applications see.</summary>
    public IEnumerable<LiveCall> Calls => All.Where(static call => !call.HasEnded && (!call.ConnectionId.IsEmpty || call.State.Seats.Count > 0));

    /// <summary>
    /// Takes the leg of a locator's call, and a handle on the call. Of several callers, one gets a new leg to connect. Without a locator the leg is new.
    /// </summary>
    public async ValueTask<TakenLeg> TakeLegAsync(CallLocator? locator, Func<LiveCall> create, CancellationToken cancellationToken)
    {
        while (true)
        {
            CallKey key = CallKey.New();
            using Taking taking = new(this, key.Value);
            string owner = locator is null
                ? key.Value
                : await store.ClaimAsync(ToName(locator), key.Value, cancellationToken).ConfigureAwait(false);
            if (owner == key.Value)
            {
                return new TakenLeg(await AddLegAsync(locator, key, create).ConfigureAwait(false), IsNew: true);
            }

            if (TryShare(owner, out ServerLeg? known, out Task? taken))
            {
                return new TakenLeg(known, IsNew: false);
            }

            if (taken is not null)
            {
                await taken.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                // Its owner is on the way out, and releases the name in any case.
                await store.ReleaseNamesAsync(owner, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes a leg that is connected already: the one that is held, or a new one in the call that it belongs to.</summary>
    public async ValueTask<TakenLeg> TakeConnectedLegAsync(
        CallConnectionProperties connection, CallLocator? locator, CallKey key, Func<LiveCall> create, Func<LiveCall, ServerLeg> createLeg)
    {
        ServerLeg leg;
        lock (_gate)
        {
            ThrowIfStopped();
            if ((_byConnection.TryGetValue(connection.Id, out ServerLeg? known) || _byKey.TryGetValue(key.Value, out known))
                && !known.IsGone
                && known.Call.Handles.TryAcquire())
            {
                return new TakenLeg(known, IsNew: false);
            }

            LiveCall? same = connection.ServerCallId is string id ? _byServerCall.Find(id) : null;
            leg = AddLeg(same ?? (locator is null ? null : FindFor(locator)), create, createLeg);
        }

        leg.TryConnect();
        OnConnectionId(leg);
        if (locator is not null)
        {
            await store.ClaimAsync(ToName(locator), leg.Key.Value, CancellationToken.None).ConfigureAwait(false);
        }

        await FollowAsync(leg).ConfigureAwait(false);
        return new TakenLeg(leg, IsNew: true);
    }

    /// <summary>The number of names that calls have here.</summary>
    public int NameCount
    {
        get
        {
            lock (_gate)
            {
                return _byLocator.Count + _byServerCall.Count;
            }
        }
    }

    /// <summary>Takes the call of a locator for a seat: the one that is held, or a new one. Without a locator the call is new.</summary>
    public LiveCall Take(CallLocator? locator, Func<LiveCall> create)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            if (locator is not null && FindFor(locator) is { } known && known.Handles.TryAcquire())
            {
                return known;
            }

            return Add(create());
        }
    }

    /// <summary>Refuses further calls.</summary>
    /// <returns>The calls that are held.</returns>
    public LiveCall[] Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            return [.. _all];
        }
    }

    /// <exception cref="ObjectDisposedException">The manager is disposed.</exception>
    public void ThrowIfStopped()
    {
        if (_stopped)
        {
            throw new ObjectDisposedException("IRoomCallManager", "The manager is disposed and accepts no further calls.");
        }
    }

    /// <summary>Finds the call of a leg, without acquiring a handle.</summary>
    public bool TryGet(CallConnectionId id, [NotNullWhen(true)] out LiveCall? call)
    {
        call = _byConnection.TryGetValue(id, out ServerLeg? leg) && !leg.Call.HasEnded ? leg.Call : null;
        return call is not null;
    }

    /// <summary>Finds the leg with a key.</summary>
    public bool TryGet(CallKey key, [NotNullWhen(true)] out ServerLeg? leg) => _byKey.TryGetValue(key.Value, out leg);

    public void OnConnectionId(ServerLeg leg)
    {
        _byConnection.TryAdd(leg.Id, leg);
        _ = ClaimConnectionAsync(leg);
    }

    /// <summary>Notes the server call id of a call.</summary>
    /// <returns>Another call with the same id that it may be united with, if there is one.</returns>
    public LiveCall? OnServerCallId(LiveCall call)
    {
        if (call.State.ServerCallId is not string id)
        {
            return null;
        }

        lock (_gate)
        {
            // One that is removed meanwhile would leave its name behind.
            LiveCall? known = _byServerCall.Find(id);
            if (known is not { Phase: CallPhase.Open, HasEnded: false } && _all.Contains(call))
            {
                _byServerCall.Set(id, call);
                return null;
            }

            return known == call ? null : known;
        }
    }

    /// <summary>Lets another leg take the place of one that has ended. Its late callbacks are still heard.</summary>
    public void Release(ServerLeg leg)
    {
        _byConnection.TryRemove(new(leg.Id, leg));
        _ = store.ReleaseNamesAsync(leg.Key.Value, CancellationToken.None).AsTask();
    }

    /// <summary>Forgets a leg: its callbacks are no longer heard.</summary>
    public void Remove(ServerLeg leg, CallRetirement retirement)
    {
        _byKey.TryRemove(new(leg.Key.Value, leg));
        _byConnection.TryRemove(new(leg.Id, leg));
        _ = store.RetireAsync(leg.Key.Value, retirement, CancellationToken.None).AsTask();
    }

    /// <summary>Forgets a call, or replaces it by the one that it has moved into.</summary>
    public void Remove(LiveCall call, LiveCall? replacement = null)
    {
        lock (_gate)
        {
            // The one that it has moved into may be removed already.
            LiveCall? heir = replacement is not null && _all.Contains(replacement) ? replacement : null;
            _all.Remove(call);
            _byLocator.Remove(call, heir);
            _byServerCall.Remove(call, heir);
        }
    }

    private static CallName ToName(CallLocator locator) => locator switch
    {
        RoomCallLocator room => new(CallNameKind.Room, room.RoomId.Value),
        GroupCallLocator group => new(CallNameKind.GroupCall, group.GroupCallId.ToString("N")),
        _ => new(CallNameKind.ServerCallLocator, ((ServerCallLocator)locator).ServerCallId),
    };

    /// <summary>Shares a leg that is connected or connecting; one that is only being taken is told by a task.</summary>
    private bool TryShare(string key, [NotNullWhen(true)] out ServerLeg? leg, out Task? taking)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            taking = _taking.GetValueOrDefault(key)?.Task;
            if (!_byKey.TryGetValue(key, out leg) || !leg.TryWait())
            {
                return false;
            }

            if (leg.Call.Handles.TryAcquire())
            {
                return true;
            }

            leg.StopWaiting(entered: false);
            return false;
        }
    }

    /// <summary>Finds a call that goes on.</summary>
    private LiveCall? FindFor(CallLocator locator)
    {
        lock (_gate)
        {
            LiveCall? call = _byLocator.Find(locator) ?? (locator is ServerCallLocator { ServerCallId: var id } ? _byServerCall.Find(id) : null);
            return call is { HasEnded: false, Phase: CallPhase.Open } ? call : null;
        }
    }

    /// <summary>Adds a leg to a call without one, or to a new call, and acquires a handle.</summary>
    private ServerLeg AddLeg(LiveCall? known, Func<LiveCall> create, Func<LiveCall, ServerLeg> createLeg)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            ServerLeg? leg = TryAddLeg(known, createLeg);
            if (leg is null)
            {
                leg = createLeg(Add(create()));
                leg.Call.TrySetLeg(leg);
            }

            _byKey[leg.Key.Value] = leg;
            return leg;
        }
    }

    /// <summary>Adds a leg to a call without one, unless the call is closing, or moves into one that has a leg.</summary>
    private static ServerLeg? TryAddLeg(LiveCall? known, Func<LiveCall, ServerLeg> createLeg)
    {
        if (known is not { HasLeg: false } || !known.Handles.TryAcquire())
        {
            return null;
        }

        ServerLeg leg = createLeg(known.Current);
        if (leg.Call.TrySetLeg(leg))
        {
            return leg;
        }

        known.Release();
        return null;
    }

    private LiveCall Add(LiveCall call)
    {
        call.Handles.TryAcquire();
        _all.Add(call);
        if (call.Locator is CallLocator locator && FindFor(locator) is null)
        {
            _byLocator.Set(locator, call);
        }

        return call;
    }

    private async ValueTask<ServerLeg> AddLegAsync(CallLocator? locator, CallKey key, Func<LiveCall> create)
    {
        ServerLeg leg;
        try
        {
            leg = AddLeg(locator is null ? null : FindFor(locator), create, call => new ServerLeg(call, key));
        }
        catch
        {
            await store.RetireAsync(key.Value, CallRetirement.Ended, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        leg.TryWait();
        await FollowAsync(leg).ConfigureAwait(false);
        return leg;
    }

    private async ValueTask FollowAsync(ServerLeg leg)
    {
        leg.Call.Post(new LegRenewed(leg.Call.Now, leg.Generation));
        await store.FollowAsync(leg.Key.Value, leg, CancellationToken.None).ConfigureAwait(false);
        if (!_byKey.ContainsKey(leg.Key.Value))
        {
            // It was removed meanwhile, and nobody would retire it any more.
            await store.RetireAsync(leg.Key.Value, CallRetirement.Unfollowed, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task ClaimConnectionAsync(ServerLeg leg)
    {
        await store.ClaimAsync(new CallName(CallNameKind.Connection, leg.Id.Value), leg.Key.Value, CancellationToken.None).ConfigureAwait(false);
        if (!_byKey.ContainsKey(leg.Key.Value))
        {
            // It was removed meanwhile, and nobody would release its name any more.
            Release(leg);
        }
    }

    /// <summary>A key whose leg is not there yet: whoever finds its name claimed waits, instead of taking it for one that is left over.</summary>
    private sealed class Taking : IDisposable
    {
        private readonly CallDirectory _directory;
        private readonly string _key;
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Taking(CallDirectory directory, string key)
        {
            (_directory, _key) = (directory, key);
            lock (directory._gate)
            {
                directory._taking[key] = _over;
            }
        }

        public void Dispose()
        {
            lock (_directory._gate)
            {
                _directory._taking.Remove(_key);
            }

            _over.TrySetResult();
        }
    }
}

/// <summary>A leg, with a handle on its call.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="IsNew">Whether the caller is the one who connects or reads it.</param>
internal readonly record struct TakenLeg(ServerLeg Leg, bool IsNew);
