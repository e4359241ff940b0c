namespace RoomCalls.Emulator.Http;

/// <summary>Keeps the newest entries of a log and counts those it dropped. Thread-safe.</summary>
internal sealed class BoundedLog<T>(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<T> _entries = new();
    private long _sequence;

    public long Dropped { get; private set; }

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

    public T[] Snapshot()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }

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
