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

    /// <summary>Finds or makes the call of a locator, with a handle held on it.</summary>
    /// <returns>The call, and whether it was made.</returns>
    public (LiveCall Call, bool IsNew) Hold(CallLocator locator, Func<LiveCall> make)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            if (_byLocator.TryGetValue(locator, out LiveCall? known) && !known.HasEnded && known.TryHold())
            {
                return (known, false);
            }

            LiveCall call = make();
            call.TryHold();
            _byLocator[locator] = call;
            Add(call);
            return (call, true);
        }
    }

    /// <summary>Keeps a call that was attached, or finds the one that is already held, with a handle on it.</summary>
    public LiveCall HoldAttached(LiveCall attached)
    {
        lock (_gate)
        {
            ThrowIfStopped();
            if (TryHold(attached.Leg.Id, out LiveCall? known) || (_byKey.TryGetValue(attached.Leg.Key, out known) && known.TryHold()))
            {
                return known;
            }

            attached.TryHold();
            Add(attached);
            return attached;
        }
    }

    /// <summary>Gives a call a new server-side leg where it has none; one caller of several gets to connect it.</summary>
    /// <returns>Whether this caller is the one.</returns>
    public bool TryRenewLeg(LiveCall call, Func<ServerLeg> make)
    {
        lock (_gate)
        {
            if (call.HasLeg || call.IsClosed)
            {
                return false;
            }

            _byKey.TryRemove(new(call.Leg.Key, call));
            tombstones.Add(call.Leg.Key);
            call.RenewLeg(make());
            _byKey[call.Leg.Key] = call;
            return true;
        }
    }

    /// <summary>Finds the call that the server side knows by the same id, with a handle held on it.</summary>
    public LiveCall? TryHoldByServerCallId(string? serverCallId, LiveCall? than) => serverCallId is null
        ? null
        : _byKey.Values.FirstOrDefault(call => call != than && !call.HasEnded && call.State.ServerCallId == serverCallId && call.TryHold());

    /// <summary>Takes no further call.</summary>
    /// <returns>The calls that are held.</returns>
    public LiveCall[] Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            return [.. _byKey.Values];
        }
    }

    /// <summary>Takes a handle on the call of a leg, if it is held here.</summary>
    public bool TryHold(CallConnectionId id, [NotNullWhen(true)] out LiveCall? call) => TryGet(id, out call) && call.TryHold();

    /// <summary>Finds the call of a leg, without taking a handle.</summary>
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
            throw new ObjectDisposedException("IRoomCallManager", "The manager is disposed: it takes no further call.");
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
