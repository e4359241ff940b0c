namespace RoomCalls.Internal.Storing;

/// <summary>
/// The keys of calls that have ended, for ten minutes and at most 4,096, so that a late event neither revives a call nor waits for an attach; and of
/// legs that were abandoned while connecting.
/// </summary>
internal sealed class Tombstones(TimeProvider timeProvider)
{
    private const int MaxCount = 4096;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, bool> _keys = [];
    private readonly Queue<(string Key, long At)> _order = new();
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _keys.Count;
            }
        }
    }

    public void Add(string key, bool abandoned = false)
    {
        lock (_gate)
        {
            long now = timeProvider.GetTimestamp();
            while (_order.TryPeek(out (string Key, long At) oldest) && (_order.Count >= MaxCount || timeProvider.GetElapsedTime(oldest.At, now) > Lifetime))
            {
                _keys.Remove(_order.Dequeue().Key);
            }

            if (_keys.TryAdd(key, abandoned))
            {
                _order.Enqueue((key, now));
            }
            else
            {
                _keys[key] |= abandoned;
            }
        }
    }

    /// <summary>Whether a call has ended, and whether it was abandoned while connecting.</summary>
    public bool Contains(string key, out bool abandoned)
    {
        lock (_gate)
        {
            return _keys.TryGetValue(key, out abandoned);
        }
    }
}
