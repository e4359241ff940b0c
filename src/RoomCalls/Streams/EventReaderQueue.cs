using RoomCalls.Events;

namespace RoomCalls.Streams;

/// <summary>What waits for one reader. Bounded: a slow reader loses its oldest events, is told how many, and delays nobody.</summary>
internal sealed class EventReaderQueue(int capacity, Action<long> lost)
{
    private readonly Lock _gate = new();
    private readonly Queue<RoomCallEvent> _waiting = new();
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private RoomCallEvent? _first;
    private TaskCompletionSource? _signal;
    private long _lost;
    private bool _completed;

    /// <summary>Puts the snapshot first; it is never dropped.</summary>
    public void Start(RoomCallSnapshot snapshot)
    {
        lock (_gate)
        {
            _first = snapshot;
        }
    }

    /// <summary>Puts events in the queue, and before the first of a source its snapshot (readers of all calls only).</summary>
    public void Add(ReadOnlySpan<RoomCallEvent> events, object? source = null, RoomCallSnapshot? snapshot = null)
    {
        TaskCompletionSource? signal;
        long dropped = 0;
        lock (_gate)
        {
            if (_completed)
            {
                return;
            }

            if (source is not null && snapshot is not null && _seen.Add(source))
            {
                _waiting.Enqueue(snapshot);
            }

            foreach (RoomCallEvent roomCallEvent in events)
            {
                _waiting.Enqueue(roomCallEvent);
            }

            for (; _waiting.Count > capacity; dropped++)
            {
                _waiting.Dequeue();
            }

            _lost += dropped;
            signal = Interlocked.Exchange(ref _signal, null);
        }

        signal?.TrySetResult();
        if (dropped > 0)
        {
            lost(dropped);
        }
    }

    /// <summary>Whether a source's snapshot was given already.</summary>
    public bool HasSeen(object source)
    {
        lock (_gate)
        {
            return _seen.Contains(source);
        }
    }

    /// <summary>Forgets a source that has ended.</summary>
    public void Forget(object source)
    {
        lock (_gate)
        {
            _seen.Remove(source);
        }
    }

    /// <summary>Ends the reader once it has read what waits.</summary>
    public void Complete()
    {
        TaskCompletionSource? signal;
        lock (_gate)
        {
            _completed = true;
            signal = Interlocked.Exchange(ref _signal, null);
        }

        signal?.TrySetResult();
    }

    /// <summary>Takes the next event, or says what to wait for; neither means that the stream is over.</summary>
    public (RoomCallEvent? Next, Task? Wait) Take()
    {
        lock (_gate)
        {
            if (_first is RoomCallEvent first)
            {
                _first = null;
                return (first, null);
            }

            if (_lost > 0)
            {
                EventsLost told = new(_lost) { Time = _waiting.TryPeek(out RoomCallEvent? oldest) ? oldest.Time : default };
                _lost = 0;
                return (told, null);
            }

            if (_waiting.TryDequeue(out RoomCallEvent? next))
            {
                return (next, null);
            }

            return _completed ? (null, null) : (null, (_signal ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
        }
    }
}
