using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>The answers to repeatable requests: the newest 10,000, each for 10 minutes of the emulator's clock. Used under the world's lock.</summary>
internal sealed class RepeatStore(TimeProvider time)
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Reply> _replies = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset Until, string Key)> _order = new();

    /// <summary>Finds the first answer to a repeated request, and forgets those that are too old.</summary>
    public Reply? Find(string key)
    {
        DateTimeOffset now = time.GetUtcNow();
        while (_order.TryPeek(out (DateTimeOffset Until, string Key) oldest) && (oldest.Until <= now || _order.Count > Capacity))
        {
            _order.Dequeue();
            _replies.Remove(oldest.Key);
        }

        return _replies.GetValueOrDefault(key);
    }

    /// <summary>Keeps an answer, and returns it. The first answer for a key stays.</summary>
    public Reply Add(string key, Reply reply)
    {
        if (_replies.TryAdd(key, reply))
        {
            _order.Enqueue((time.GetUtcNow() + Life, key));
        }

        return reply;
    }

    /// <summary>Forgets every answer.</summary>
    public void Clear()
    {
        _replies.Clear();
        _order.Clear();
    }
}
