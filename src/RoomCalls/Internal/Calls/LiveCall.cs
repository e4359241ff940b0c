using System.Collections.Immutable;
using RoomCalls.Events;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Merging;
using RoomCalls.Internal.State;
using RoomCalls.Internal.Streams;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// One call that this process holds: its state, its readers, its open operations and its handles. One writer at a time, through its mailbox.
/// </summary>
internal sealed partial class LiveCall
{
    private readonly CallSettings _settings;
    private readonly Mailbox<Action> _mailbox;
    private readonly RecentEventIds _recent;
    private readonly EventFeed _feed = new();
    private readonly List<RoomCallEvent> _batch = [];
    private RoomCallState _state = RoomCallState.Empty with { Connection = CallConnectionState.Connecting };

    public LiveCall(ServerLeg leg, CallLocator? locator, CallSettings settings, bool isForSeat = false)
    {
        Leg = leg;
        _hasLeg = !isForSeat;
        _state = isForSeat ? RoomCallState.Empty : _state;
        Locator = locator;
        RoomId = (locator as RoomCallLocator)?.RoomId;
        _settings = settings;
        _recent = new RecentEventIds(settings.TimeProvider);
        _mailbox = new Mailbox<Action>(static work => work(), e => settings.Log.EventFailed(Leg.Id, e), settings.QueueCapacity);
    }

    /// <summary>The server-side leg. A call with seats only has one that is never connected.</summary>
    public ServerLeg Leg { get; private set; }

    public CallLocator? Locator { get; }

    /// <summary>The room: from the locator, or as named on attaching.</summary>
    public RoomId? RoomId { get; set; }

    public OpenOperations Operations { get; } = new();

    public Interner Interner { get; } = new();

    public RoomCallState State => Volatile.Read(ref _state);

    public bool HasEnded => State.IsOver;

    /// <summary>Reads the roster again, for a leg whose callbacks go to another application; <see langword="null"/> for any other leg.</summary>
    public Func<CancellationToken, Task>? ReadRoster { get; set; }

    /// <summary>Queues the events of one callback, all or none.</summary>
    /// <returns>Whether there was room.</returns>
    public bool TryPost(IReadOnlyList<RoomCallEvent> events) => _mailbox.TryPost(() => Apply(events), events.Count);

    /// <summary>Queues a roster that was read, with the outcomes that were known before.</summary>
    public void PostRead(
        IReadOnlyList<RosterEntry> entries, CallConnectionState? connection = null, ImmutableDictionary<ParticipantId, RosterOutcome>? before = null) =>
        _mailbox.Post(() => ApplyRead(entries, connection, before));

    /// <summary>Queues an event that the library raises and that changes no state; after the call's end only readers of all calls receive it.</summary>
    public void PostLocalEvent(RoomCallEvent localEvent) => _mailbox.Post(() =>
    {
        lock (_feed.Gate)
        {
            if (HasEnded)
            {
                _settings.ManagerFeed.Publish([localEvent]);
            }
            else
            {
                _batch.Add(localEvent);
                Publish(_state);
            }
        }
    });

    /// <summary>Queues an end that no callback reports.</summary>
    public void PostEnd(ResultInformation? reason) => _mailbox.Post(() =>
    {
        if (!HasEnded && !IsDisconnected(State))
        {
            Apply([new CallDisconnected { Time = _settings.TimeProvider.GetUtcNow(), CallConnectionId = Leg.Id, ResultInformation = reason }]);
        }
    });

    private void Apply(IReadOnlyList<RoomCallEvent> events)
    {
        bool ends, legEnds;
        lock (_feed.Gate)
        {
            RoomCallState before = _state;
            foreach (RoomCallEvent roomCallEvent in events)
            {
                TryApply(roomCallEvent);
            }

            ends = HasEnded && !before.IsOver;
            legEnds = !HasEnded && IsDisconnected(_state) && !IsDisconnected(before);
            Publish(before);
        }

        if (ends)
        {
            BeginEnd();
        }
        else if (legEnds)
        {
            BeginEndOperations(static operation => operation.Seat is null);
        }
    }

    private static bool IsDisconnected(RoomCallState state) => state.Connection == CallConnectionState.Disconnected;

    /// <summary>Applies one event. A failure, for example in an application's listener to traces or metrics, does not affect the other events.</summary>
    private void TryApply(RoomCallEvent roomCallEvent)
    {
        try
        {
            if (FindDropReason(roomCallEvent) is DropReason reason)
            {
                _settings.Metrics.Dropped(reason);
            }
            else
            {
                Apply(roomCallEvent);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _settings.Log.EventFailed(Leg.Id, failure);
        }
    }

    private void Apply(RoomCallEvent roomCallEvent)
    {
        RoomCallState last = _state;
        RoomCallState next = RoomCallReducer.Apply(last, roomCallEvent);
        int first = _batch.Count;
        _batch.Add(roomCallEvent);
        RosterDiff.AddChanges(last.Participants, next.Participants, roomCallEvent, _batch);
        Volatile.Write(ref _state, next);
        HangUpIfAbandoned(roomCallEvent);
        Operations.Offer(roomCallEvent, next, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_batch)[(first + 1)..]);
    }

    private void ApplyRead(IReadOnlyList<RosterEntry> entries, CallConnectionState? connection, ImmutableDictionary<ParticipantId, RosterOutcome>? known)
    {
        lock (_feed.Gate)
        {
            RoomCallState before = _state;
            DateTimeOffset now = _settings.TimeProvider.GetUtcNow();
            bool isFirst = connection is not null && before.Connection == CallConnectionState.Connecting;
            RoomCallState next = RoomCallReducer.ApplyRead(isFirst ? before with { Connection = connection!.Value } : before, entries, now, known);
            RosterDiff.AddChanges(before.Participants, next.Participants, new ParticipantsUpdated(entries) { Time = now, CallConnectionId = Leg.Id }, _batch);
            Volatile.Write(ref _state, next);
            Operations.Confirm(next);
            Publish(before);
        }
    }

    private DropReason? FindDropReason(RoomCallEvent roomCallEvent) => true switch
    {
        _ when roomCallEvent.Id.Length > 0 && _recent.IsRepeat(roomCallEvent.Id) => DropReason.Repeated,
        _ when RoomCallReducer.IsStale(_state, roomCallEvent) => DropReason.Stale,
        _ when IsDisconnected(_state) && roomCallEvent is ParticipantsUpdated => DropReason.Late,
        _ => null,
    };

    private void Publish(RoomCallState before)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        ReadOnlySpan<RoomCallEvent> batch = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_batch);
        foreach (EventReaderQueue reader in _feed.Readers)
        {
            reader.Add(batch);
        }

        if (!_settings.ManagerFeed.IsEmpty)
        {
            // The readers have forgotten a closed call, and must not learn of it again.
            _settings.ManagerFeed.Publish(batch, _feed.IsCompleted ? null : this, CreateSnapshot(before));
        }

        _batch.Clear();
    }

    private RoomCallSnapshot CreateSnapshot(RoomCallState state) => new(state)
    {
        Time = _settings.TimeProvider.GetUtcNow(),
        CallConnectionId = Leg.Id,
        ServerCallId = state.ServerCallId,
        CorrelationId = state.CorrelationId,
    };
}
