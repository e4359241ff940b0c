using RoomCalls.Events;
using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Internal.Streams;

/// <summary>
/// The events that wait for one reader. Bounded: a slow reader loses its oldest events, gets their number, and delays no other reader. With a counter for
/// merged changes, flickering changes are merged while they wait. Events that the reader does not include are passed over before the queue.
/// </summary>
internal sealed class EventReaderQueue(int capacity, Action<long> lost, Action<long>? reportMerged = null, EventKinds include = EventKinds.All)
{
    private readonly Lock _gate = new();
    private readonly Queue<object> _waiting = new();
    private readonly Dictionary<(object? Source, ParticipantId Id), WaitingFlicker> _flickers = [];
    private readonly HashSet<object> _knownSources = new(ReferenceEqualityComparer.Instance);
    private RoomCallEvent? _first;
    private TaskCompletionSource? _signal;
    private long _lost;
    private bool _completed;

    public static EventReaderQueue Create(ListenOptions options, RoomCallsMetrics metrics) =>
        new(options.Capacity, lost => metrics.Dropped(DropReason.SlowReader, lost), options.MergeFrequentChanges ? metrics.Merged : null, options.Include);

    /// <summary>Sets the snapshot as the first event; it is never dropped.</summary>
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
        if (!events.IsEmpty && !WantsAny(events))
        {
            return;
        }

        TaskCompletionSource? signal;
        long dropped = 0, merged = 0;
        lock (_gate)
        {
            if (_completed)
            {
                return;
            }

            if (source is not null && snapshot is not null && _knownSources.Add(source))
            {
                _waiting.Enqueue(snapshot);
            }

            foreach (RoomCallEvent roomCallEvent in events)
            {
                merged += !Wants(roomCallEvent) || Enqueue(roomCallEvent, source) ? 0 : 1;
            }

            for (; _waiting.Count > capacity; dropped++)
            {
                Unwrap(_waiting.Dequeue());
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
            reportMerged?.Invoke(merged);
        }
    }

    /// <summary>Whether the snapshot of a source was queued already.</summary>
    public bool Knows(object source)
    {
        lock (_gate)
        {
            return _knownSources.Contains(source);
        }
    }

    /// <summary>Forgets a source that has ended.</summary>
    public void Forget(object source)
    {
        lock (_gate)
        {
            _knownSources.Remove(source);
        }
    }

    /// <summary>Ends the reader once it has read the waiting events.</summary>
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
                EventsLost eventsLost = new(_lost)
                {
                    Time = _waiting.TryPeek(out object? oldest) ? ((oldest as WaitingFlicker)?.Change ?? (RoomCallEvent)oldest).Time : default,
                };
                _lost = 0;
                return (eventsLost, null);
            }

            if (_waiting.TryDequeue(out object? next))
            {
                return (Unwrap(next), null);
            }

            return _completed ? (null, null) : (null, (_signal ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
        }
    }

    private bool WantsAny(ReadOnlySpan<RoomCallEvent> events)
    {
        foreach (RoomCallEvent roomCallEvent in events)
        {
            if (Wants(roomCallEvent))
            {
                return true;
            }
        }

        return false;
    }

    private bool Wants(RoomCallEvent roomCallEvent) => include == EventKinds.All || (EventClasses.Find(roomCallEvent) & ~include) == EventKinds.None;

    /// <returns>Whether the event waits by itself; otherwise it was merged into one that waits.</returns>
    private bool Enqueue(RoomCallEvent roomCallEvent, object? source)
    {
        if (reportMerged is null || roomCallEvent is not (ParticipantChanged or ParticipantJoined or ParticipantLeft))
        {
            _waiting.Enqueue(roomCallEvent);
            return true;
        }

        if (roomCallEvent is ParticipantChanged change && change.Participant.FlickersFrom(change.Before))
        {
            (object?, ParticipantId) key = (source, change.Participant.Id);
            if (_flickers.TryGetValue(key, out WaitingFlicker? waiting))
            {
                waiting.Merge(change);
                return false;
            }

            _waiting.Enqueue(_flickers[key] = new WaitingFlicker(key, change));
            return true;
        }

        // Later changes must not be merged into earlier ones.
        _flickers.Remove((source, GetParticipantId(roomCallEvent)));
        _waiting.Enqueue(roomCallEvent);
        return true;
    }

    private RoomCallEvent Unwrap(object waiting)
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
internal sealed class WaitingFlicker((object? Source, ParticipantId Id) key, ParticipantChanged change)
{
    public (object? Source, ParticipantId Id) Key { get; } = key;

    public ParticipantChanged Change { get; private set; } = change;

    public void Merge(ParticipantChanged later) => Change = later with { Before = Change.Before, MergedChanges = Change.MergedChanges + 1 };
}
