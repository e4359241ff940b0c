using RoomCalls.Internal.Diagnostics;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Storing;

/// <summary>Callbacks of calls that this process does not hold, kept for a limited time for an attach, as they came.</summary>
internal sealed class UnclaimedEvents(TimeProvider timeProvider, TimeSpan lifetime, RoomCallsMetrics metrics)
{
    public const int MaxEventsPerCall = 64;
    public const int MaxCalls = 1024;

    private readonly Dictionary<string, List<(CallbackEntry Entry, long At)>> _byKey = [];
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byKey.Values.Sum(Sum);
            }
        }
    }

    /// <summary>Keeps a callback; of what is too much, the newest events are kept.</summary>
    /// <returns>Whether it belongs to the connection of what is kept.</returns>
    public bool TryKeep(CallbackEntry entry)
    {
        lock (_gate)
        {
            Expire();
            if (!_byKey.TryGetValue(entry.CallKey, out List<(CallbackEntry Entry, long At)>? kept))
            {
                if (_byKey.Count >= MaxCalls)
                {
                    metrics.Dropped(DropReason.Overflow, entry.Events.Count);
                    return true;
                }

                _byKey[entry.CallKey] = kept = [];
            }

            CallConnectionId first = kept.Select(static k => k.Entry.ConnectionId).FirstOrDefault(static id => !id.IsEmpty);
            if (!first.IsEmpty && !entry.ConnectionId.IsEmpty && first != entry.ConnectionId)
            {
                return false;
            }

            // The body may not be read later.
            kept.Add((entry with { Body = default }, timeProvider.GetTimestamp()));
            Trim(kept);
            return true;
        }
    }

    public IReadOnlyList<CallbackEntry> Take(string key)
    {
        lock (_gate)
        {
            Expire();
            return _byKey.Remove(key, out List<(CallbackEntry Entry, long At)>? kept) ? [.. kept.Select(static k => k.Entry)] : [];
        }
    }

    private static int Sum(List<(CallbackEntry Entry, long At)> kept) => kept.Sum(static k => k.Entry.Events.Count);

    private void Trim(List<(CallbackEntry Entry, long At)> kept)
    {
        int over = Sum(kept) - MaxEventsPerCall;
        if (over > 0)
        {
            metrics.Dropped(DropReason.Overflow, over);
        }

        while (over > 0)
        {
            (CallbackEntry oldest, long at) = kept[0];
            int count = Math.Min(over, oldest.Events.Count);
            over -= count;
            kept[0] = (oldest with { Events = [.. oldest.Events.Skip(count)] }, at);
            if (kept[0].Entry.Events.Count == 0)
            {
                kept.RemoveAt(0);
            }
        }
    }

    private void Expire()
    {
        long now = timeProvider.GetTimestamp();
        foreach ((string key, List<(CallbackEntry Entry, long At)> kept) in _byKey)
        {
            int before = Sum(kept);
            kept.RemoveAll(k => timeProvider.GetElapsedTime(k.At, now) > lifetime);
            if (Sum(kept) < before)
            {
                metrics.Dropped(DropReason.Unclaimed, before - Sum(kept));
            }

            if (kept.Count == 0)
            {
                _byKey.Remove(key);
            }
        }
    }
}
