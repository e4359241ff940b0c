namespace RoomCalls.Emulator.Internal.Logs;

/// <summary>Keeps the newest entries of a log and counts those it dropped. Thread-safe.</summary>
internal sealed class BoundedLog<T>(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<T> _entries = new();
    private long _sequence;

    /// <summary>How many of the oldest entries are gone.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds an entry, made from its sequence number.</summary>
    public void Add(Func<long, T> make)
    {
        lock (_lock)
        {
            _entries.Enqueue(make(++_sequence));
            if (_entries.Count > capacity)
            {
                _entries.Dequeue();
                Dropped++;
            }
        }
    }

    /// <summary>Copies the entries, oldest first.</summary>
    public T[] Snapshot()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }

    /// <summary>Forgets everything and numbers from 1 again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _sequence = 0;
            Dropped = 0;
        }
    }
}
