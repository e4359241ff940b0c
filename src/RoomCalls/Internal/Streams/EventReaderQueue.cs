using RoomCalls.Events;
using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Internal.Streams;

/// <summary>What waits for one reader. Bounded: a slow reader loses its oldest events, is told how many, and delays nobody. With a counter for it, what flickers is merged while it waits.</summary>
internal sealed class EventReaderQueue(int capacity, Action<long> lost, Action<long>? coalesced = null)
{
    private readonly Lock _gate = new();
    private readonly Queue<object> _waiting = new();
    private readonly Dictionary<(object? Source, ParticipantId Id), WaitingFlicker> _flickers = [];
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private RoomCallEvent? _first;
    private TaskCompletionSource? _signal;
    private long _lost;
    private bool _completed;

    public static EventReaderQueue Create(ListenOptions options, RoomCallsMetrics metrics) =>
        new(options.Capacity, lost => metrics.Dropped(DropReason.SlowReader, lost), options.CoalesceFlicker ? metrics.Coalesced : null);

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
        long dropped = 0, merged = 0;
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
                merged += Enqueue(roomCallEvent, source) ? 0 : 1;
            }

            for (; _waiting.Count > capacity; dropped++)
            {
                Open(_waiting.Dequeue());
            }

            _lost += dropped;
            signal = Interlocked.Exchange(ref _signal, null);
        }

        signal?.TrySetResult();
        if (dropped > 0)
        {
            lost(dropped);
        }

        if (merged > 0)
        {
            coalesced?.Invoke(merged);
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
                EventsLost told = new(_lost) { Time = _waiting.TryPeek(out object? oldest) ? ((oldest as WaitingFlicker)?.Change ?? (RoomCallEvent)oldest).Time : default };
                _lost = 0;
                return (told, null);
            }

            if (_waiting.TryDequeue(out object? next))
            {
                return (Open(next), null);
            }

            return _completed ? (null, null) : (null, (_signal ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
        }
    }

    /// <returns>Whether the event waits by itself; otherwise it was merged into one that waits.</returns>
    private bool Enqueue(RoomCallEvent roomCallEvent, object? source)
    {
        if (coalesced is null || roomCallEvent is not (ParticipantChanged or ParticipantJoined or ParticipantLeft))
        {
            _waiting.Enqueue(roomCallEvent);
            return true;
        }

        if (roomCallEvent is ParticipantChanged change && change.Participant.FlickersFrom(change.Before))
        {
            (object?, ParticipantId) of = (source, change.Participant.Id);
            if (_flickers.TryGetValue(of, out WaitingFlicker? waiting))
            {
                waiting.Merge(change);
                return false;
            }

            _waiting.Enqueue(_flickers[of] = new WaitingFlicker(of, change));
            return true;
        }

        // From here on nothing may be merged into what came before it.
        _flickers.Remove((source, GetParticipantId(roomCallEvent)));
        _waiting.Enqueue(roomCallEvent);
        return true;
    }

    private RoomCallEvent Open(object waiting)
    {
        if (waiting is not WaitingFlicker flicker)
        {
            return (RoomCallEvent)waiting;
        }

        if (_flickers.TryGetValue(flicker.Key, out WaitingFlicker? current) && current == flicker)
        {
            _flickers.Remove(flicker.Key);
        }

        return flicker.Change;
    }

    private static ParticipantId GetParticipantId(RoomCallEvent roomCallEvent) => roomCallEvent switch
    {
        ParticipantChanged changed => changed.Participant.Id,
        ParticipantJoined joined => joined.Participant.Id,
        _ => ((ParticipantLeft)roomCallEvent).Participant.Id,
    };
}

/// <summary>A change that only flickers and that its reader has not read yet: a later one of the same participant is merged into it.</summary>
internal sealed class WaitingFlicker((object? Source, ParticipantId Id) of, ParticipantChanged change)
{
    public (object? Source, ParticipantId Id) Key { get; } = of;

    public ParticipantChanged Change { get; private set; } = change;

    public void Merge(ParticipantChanged later) => Change = later with { Before = Change.Before, MergedChanges = Change.MergedChanges + 1 };
}
