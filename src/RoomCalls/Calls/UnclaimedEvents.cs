using RoomCalls.Diagnostics;
using RoomCalls.Events;

namespace RoomCalls.Calls;

/// <summary>Events of calls that are not held here, kept a bounded while for an attach.</summary>
internal sealed class UnclaimedEvents(TimeProvider timeProvider, TimeSpan lifetime, RoomCallsMetrics metrics)
{
    public const int LargestPerCall = 64;
    public const int MostCalls = 1024;

    private readonly Dictionary<CallKey, (List<RoomCallEvent> Events, long Since)> _byKey = [];
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byKey.Values.Sum(k => k.Events.Count);
            }
        }
    }

    public void Keep(CallKey key, IReadOnlyList<RoomCallEvent> events)
    {
        lock (_gate)
        {
            Expire();
            if (!_byKey.TryGetValue(key, out (List<RoomCallEvent> Events, long Since) kept))
            {
                if (_byKey.Count >= MostCalls)
                {
                    metrics.Dropped(DropReason.Overflow, events.Count);
                    return;
                }

                kept = ([], timeProvider.GetTimestamp());
                _byKey[key] = kept;
            }

            kept.Events.AddRange(events);
            int over = kept.Events.Count - LargestPerCall;
            if (over > 0)
            {
                kept.Events.RemoveRange(0, over);
                metrics.Dropped(DropReason.Overflow, over);
            }
        }
    }

    public IReadOnlyList<RoomCallEvent> Take(CallKey key)
    {
        lock (_gate)
        {
            Expire();
            return _byKey.Remove(key, out (List<RoomCallEvent> Events, long Since) kept) ? kept.Events : [];
        }
    }

    private void Expire()
    {
        long now = timeProvider.GetTimestamp();
        foreach ((CallKey key, (List<RoomCallEvent> events, long since)) in _byKey)
        {
            if (timeProvider.GetElapsedTime(since, now) > lifetime)
            {
                _byKey.Remove(key);
                metrics.Dropped(DropReason.Unclaimed, events.Count);
            }
        }
    }
}
