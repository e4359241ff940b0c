using RoomCalls.Events;
using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Internal.Storing;

/// <summary>Events of calls that this process does not hold, kept for a limited time for an attach.</summary>
internal sealed class UnclaimedEvents(TimeProvider timeProvider, TimeSpan lifetime, RoomCallsMetrics metrics)
{
    public const int MaxEventsPerCall = 64;
    public const int MaxCalls = 1024;

    private readonly Dictionary<string, List<(RoomCallEvent Event, long At)>> _byKey = [];
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byKey.Values.Sum(static kept => kept.Count);
            }
        }
    }

    public void Keep(string key, IReadOnlyList<RoomCallEvent> events)
    {
        lock (_gate)
        {
            Expire();
            if (!_byKey.TryGetValue(key, out List<(RoomCallEvent Event, long At)>? kept))
            {
                if (_byKey.Count >= MaxCalls)
                {
                    metrics.Dropped(DropReason.Overflow, events.Count);
                    return;
                }

                _byKey[key] = kept = [];
            }

            long now = timeProvider.GetTimestamp();
            kept.AddRange(events.Select(e => (e, now)));
            int over = kept.Count - MaxEventsPerCall;
            if (over > 0)
            {
                kept.RemoveRange(0, over);
                metrics.Dropped(DropReason.Overflow, over);
            }
        }
    }

    public IReadOnlyList<RoomCallEvent> Take(string key)
    {
        lock (_gate)
        {
            Expire();
            return _byKey.Remove(key, out List<(RoomCallEvent Event, long At)>? kept) ? [.. kept.Select(static k => k.Event)] : [];
        }
    }

    private void Expire()
    {
        long now = timeProvider.GetTimestamp();
        foreach ((string key, List<(RoomCallEvent Event, long At)> kept) in _byKey)
        {
            int expired = kept.RemoveAll(k => timeProvider.GetElapsedTime(k.At, now) > lifetime);
            if (expired > 0)
            {
                metrics.Dropped(DropReason.Unclaimed, expired);
            }

            if (kept.Count == 0)
            {
                _byKey.Remove(key);
            }
        }
    }
}
