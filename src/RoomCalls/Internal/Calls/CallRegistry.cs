using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace RoomCalls.Internal.Calls;

/// <summary>The calls that this process holds, by key, by leg and by locator.</summary>
internal sealed class CallRegistry(Tombstones tombstones, UnclaimedEvents unclaimed)
{
    private readonly ConcurrentDictionary<CallKey, LiveCall> _byKey = new();
    private readonly Dictionary<CallLocator, LiveCall> _byLocator = [];
    private readonly Lock _gate = new();
    private bool _stopped;

    public IEnumerable<LiveCall> All => _byKey.Values;

    public IEnumerable<LiveCall> Calls => _byKey.Values.Where(call => !call.HasEnded && (!call.Leg.Id.IsEmpty || !call.State.Seats.IsEmpty));

    /// <summary>Finds or creates the call of a locator, and acquires a handle on it.</summary>
    /// <returns>The call, and whether it was created.</returns>
    public (LiveCall Call, bool IsNew) Acquire(CallLocator locator, Func<LiveCall> create)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            if (_byLocator.TryGetValue(locator, out LiveCall? known) && !known.HasEnded && known.TryAcquire())
            {
                return (known, false);
            }

            LiveCall call = create();
            call.TryAcquire();
            _byLocator[locator] = call;
            Add(call);
            return (call, true);
        }
    }

    /// <summary>Adds an attached call, or finds the one that is already held, and acquires a handle on it.</summary>
    public LiveCall AcquireAttached(LiveCall attached)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            if (TryAcquire(attached.Leg.Id, out LiveCall? known) || (_byKey.TryGetValue(attached.Leg.Key, out known) && known.TryAcquire()))
            {
                return known;
            }

            attached.TryAcquire();
            Add(attached);
            return attached;
        }
    }

    /// <summary>Gives a call without a server-side leg a new one. Of several callers, one gets to connect it.</summary>
    /// <returns>Whether this caller is the one.</returns>
    public bool TryRenewLeg(LiveCall call, Func<ServerLeg> create)
    {
        lock (_gate)
        {
            if (call.HasLeg || call.IsClosed)
            {
                return false;
            }

            _byKey.TryRemove(new(call.Leg.Key, call));
            tombstones.Add(call.Leg.Key);
            call.RenewLeg(create());
            _byKey[call.Leg.Key] = call;
            return true;
        }
    }

    /// <summary>Finds a call with the same server call id, and acquires a handle on it.</summary>
    public LiveCall? TryAcquireByServerCallId(string? serverCallId, LiveCall? except) => serverCallId is null
        ? null
        : _byKey.Values.FirstOrDefault(call => call != except && !call.HasEnded && call.State.ServerCallId == serverCallId && call.TryAcquire());

    /// <summary>Refuses further calls.</summary>
    /// <returns>The calls that are held.</returns>
    public LiveCall[] Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            return [.. _byKey.Values];
        }
    }

    /// <summary>Acquires a handle on the call of a leg, if this process holds the call.</summary>
    public bool TryAcquire(CallConnectionId id, [NotNullWhen(true)] out LiveCall? call) => TryGet(id, out call) && call.TryAcquire();

    /// <summary>Finds the call of a leg, without acquiring a handle.</summary>
    public bool TryGet(CallConnectionId id, [NotNullWhen(true)] out LiveCall? call)
    {
        call = Calls.FirstOrDefault(c => c.Leg.Id == id);
        return call is not null;
    }

    public bool TryGet(CallKey key, [NotNullWhen(true)] out LiveCall? call) => _byKey.TryGetValue(key, out call);

    /// <exception cref="ObjectDisposedException">The manager is disposed.</exception>
    public void ThrowIfStopped()
    {
        if (_stopped)
        {
            throw new ObjectDisposedException("IRoomCallManager", "The manager is disposed and accepts no further calls.");
        }
    }

    private void Add(LiveCall call)
    {
        call.Closed = Remove;
        _byKey[call.Leg.Key] = call;
        if (unclaimed.Take(call.Leg.Key) is { Count: > 0 } events)
        {
            call.TryPost(events);
        }
    }

    private void Remove(LiveCall call)
    {
        lock (_gate)
        {
            if (call.HasEnded || call.IsAbandoned)
            {
                tombstones.Add(call.Leg.Key, call.IsAbandoned);
            }

            _byKey.TryRemove(new(call.Leg.Key, call));
            if (call.Locator is not null && _byLocator.TryGetValue(call.Locator, out LiveCall? known) && known == call)
            {
                _byLocator.Remove(call.Locator);
            }
        }
    }
}
