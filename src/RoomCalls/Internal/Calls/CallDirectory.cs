using System.Diagnostics.CodeAnalysis;
using RoomCalls.Internal.State;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// Gives out the calls that this process holds, and makes new ones. Legs, and the names that have one owner, go through the store, so that a call has one
/// leg, whoever asks for it and however many at once.
/// </summary>
internal sealed class CallDirectory(ICallStore store)
{
    private readonly CallIndex _index = new();
    private readonly Dictionary<string, TaskCompletionSource> _taking = [];
    private bool _stopped;

    /// <summary>Every call that this process holds.</summary>
    public LiveCall[] All => _index.All;

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
                return await AddLegAsync(locator, key, create).ConfigureAwait(false);
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
        LiveCall? closing;
        lock (_index.Gate)
        {
            ThrowIfStopped();
            if ((_index.TryGet(connection.Id, out ServerLeg? known) || _index.TryGet(key.Value, out known))
                && !known.IsGone
                && known.Call.Handles.TryAcquire())
            {
                if (known.Learn(connection.Id))
                {
                    OnConnectionId(known);
                }

                return new TakenLeg(known, IsNew: false);
            }

            leg = AddLeg(_index.FindByServerCall(connection.ServerCallId) ?? _index.Find(locator), create, createLeg, out closing);
            OnConnectionId(leg);
        }

        closing?.Release();
        leg.TryConnect();
        if (locator is not null)
        {
            await store.ClaimAsync(ToName(locator), leg.Key.Value, CancellationToken.None).ConfigureAwait(false);
        }

        await FollowAsync(leg).ConfigureAwait(false);
        return new TakenLeg(leg, IsNew: true);
    }

    /// <summary>The number of names that calls have here.</summary>
    public int NameCount => _index.NameCount;

    /// <summary>Takes the call of a locator for a seat: the one that is held, or a new one. Without a locator the call is new.</summary>
    public LiveCall Take(CallLocator? locator, Func<LiveCall> create)
    {
        lock (_index.Gate)
        {
            ThrowIfStopped();
            return _index.Find(locator) is { } known && known.Handles.TryAcquire() ? known : Add(create());
        }
    }

    /// <summary>Refuses further calls.</summary>
    /// <returns>The calls that are held.</returns>
    public LiveCall[] Stop()
    {
        lock (_index.Gate)
        {
            _stopped = true;
            return _index.All;
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
        call = _index.TryGet(id, out ServerLeg? leg) && !leg.Call.HasEnded ? leg.Call : null;
        return call is not null;
    }

    /// <summary>Finds the leg with a key.</summary>
    public bool TryGet(CallKey key, [NotNullWhen(true)] out ServerLeg? leg) => _index.TryGet(key.Value, out leg);

    public void OnConnectionId(ServerLeg leg)
    {
        _index.AddConnection(leg);
        _ = ClaimAsync(leg, new CallName(CallNameKind.Connection, leg.Id.Value));
    }

    /// <summary>Notes the server call id of a call.</summary>
    /// <returns>Another call with the same id that it may be united with, if there is one.</returns>
    public LiveCall? OnServerCallId(LiveCall call)
    {
        if (call.State.ServerCallId is not string id)
        {
            return null;
        }

        if (call.Leg is { } leg)
        {
            _ = ClaimAsync(leg, new CallName(CallNameKind.ServerCall, id));
        }

        return _index.AddServerCall(id, call);
    }

    /// <summary>Lets another leg take the place of one that has ended. Its late callbacks still count.</summary>
    public void Release(ServerLeg leg)
    {
        _index.RemoveConnection(leg);
        _ = store.ReleaseNamesAsync(leg.Key.Value, CancellationToken.None).AsTask();
    }

    /// <summary>Forgets a leg: its callbacks no longer count.</summary>
    public void Remove(ServerLeg leg, CallRetirement retirement)
    {
        _index.Remove(leg);
        _ = store.RetireAsync(leg.Key.Value, retirement, CancellationToken.None).AsTask();
    }

    /// <summary>Forgets a call, or replaces it by the one that it has moved into.</summary>
    public void Remove(LiveCall call, LiveCall? replacement = null) => _index.Remove(call, replacement);

    private static CallName ToName(CallLocator locator) => locator switch
    {
        RoomCallLocator room => new(CallNameKind.Room, room.RoomId.Value),
        GroupCallLocator group => new(CallNameKind.GroupCall, group.GroupCallId.ToString("N")),
        _ => new(CallNameKind.ServerCallLocator, ((ServerCallLocator)locator).ServerCallId),
    };

    /// <summary>Shares a leg that is connected or connecting. For one that is only being taken, there is a task to wait for.</summary>
    private bool TryShare(string key, [NotNullWhen(true)] out ServerLeg? leg, out Task? taking)
    {
        lock (_index.Gate)
        {
            ThrowIfStopped();
            taking = _taking.GetValueOrDefault(key)?.Task;
            return _index.TryGet(key, out leg) && TryShare(leg);
        }
    }

    private static bool TryShare(ServerLeg leg)
    {
        if (!leg.TryWait())
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

    /// <summary>Adds the leg of a name that was claimed just now, unless the call has one that was attached without the name.</summary>
    private async ValueTask<TakenLeg> AddLegAsync(CallLocator? locator, CallKey key, Func<LiveCall> create)
    {
        ServerLeg? leg;
        LiveCall? closing = null;
        bool isNew = false;
        try
        {
            lock (_index.Gate)
            {
                LiveCall? known = _index.Find(locator);
                leg = locator is not ServerCallLocator && known?.Leg is { } held && TryShare(held) ? held : null;
                if (leg is null)
                {
                    (leg, isNew) = (AddLeg(known, create, call => new ServerLeg(call, key), out closing), true);
                    leg.TryWait();
                }
            }
        }
        catch
        {
            await store.RetireAsync(key.Value, CallRetirement.Ended, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        closing?.Release();
        if (isNew)
        {
            await FollowAsync(leg).ConfigureAwait(false);
        }
        else
        {
            await store.RetireAsync(key.Value, CallRetirement.Unfollowed, CancellationToken.None).ConfigureAwait(false);
            await store.ClaimAsync(ToName(locator!), leg.Key.Value, CancellationToken.None).ConfigureAwait(false);
        }

        return new TakenLeg(leg, isNew);
    }

    /// <summary>Adds a leg to a call without one, or to a new call, and acquires a handle.</summary>
    private ServerLeg AddLeg(LiveCall? known, Func<LiveCall> create, Func<LiveCall, ServerLeg> createLeg, out LiveCall? closing)
    {
        lock (_index.Gate)
        {
            ThrowIfStopped();
            ServerLeg? leg = TryAddLeg(known, createLeg, out closing);
            if (leg is null)
            {
                leg = createLeg(Add(create()));
                leg.Call.Members.TrySetLeg(leg);
            }

            _index.Add(leg);
            return leg;
        }
    }

    /// <summary>
    /// Adds a leg to a call without one, unless the call is closing, or moves into one that has a leg: then its handle is to be released, outside of the gate.
    /// </summary>
    private static ServerLeg? TryAddLeg(LiveCall? known, Func<LiveCall, ServerLeg> createLeg, out LiveCall? closing)
    {
        closing = null;
        if (known is not { HasLeg: false } || !known.Handles.TryAcquire())
        {
            return null;
        }

        ServerLeg leg = createLeg(known.Current);
        if (leg.Call.Members.TrySetLeg(leg))
        {
            return leg;
        }

        closing = known;
        return null;
    }

    private LiveCall Add(LiveCall call)
    {
        call.Handles.TryAcquire();
        _index.Add(call);
        return call;
    }

    private async ValueTask FollowAsync(ServerLeg leg)
    {
        leg.Call.Post(new LegRenewed(leg.Call.Now, leg.Generation));
        await store.FollowAsync(leg.Key.Value, leg, CancellationToken.None).ConfigureAwait(false);
        if (!_index.Contains(leg))
        {
            // It was removed meanwhile, and nobody would retire it any more.
            await store.RetireAsync(leg.Key.Value, CallRetirement.Unfollowed, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task ClaimAsync(ServerLeg leg, CallName name)
    {
        await store.ClaimAsync(name, leg.Key.Value, CancellationToken.None).ConfigureAwait(false);
        if (!_index.Contains(leg))
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
            lock (directory._index.Gate)
            {
                directory._taking[key] = _over;
            }
        }

        public void Dispose()
        {
            lock (_directory._index.Gate)
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
