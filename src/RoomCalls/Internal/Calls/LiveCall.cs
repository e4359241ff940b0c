using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RoomCalls.Events;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;
using RoomCalls.Internal.Streams;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// One call that this process holds. Its inputs are data and wait in its mailbox; one writer at a time applies them to its model, ends the operations that
/// they end, and publishes their events.
/// </summary>
internal sealed class LiveCall : ICallSink
{
    private readonly CallSettings _settings;
    private readonly ICallOwner _owner;
    private readonly Mailbox<CallInput> _mailbox;
    private readonly EventFeed _feed = new();
    private readonly List<RoomCallEvent> _batch = [];
    private readonly int _number;

    /// <summary>Held for a moment and last of all locks: who adds a leg holds the directory's.</summary>
    private readonly Lock _legGate = new();
    private CallModel _model = CallModel.Empty;
    private ImmutableArray<SeatSession> _seats = [];
    private ImmutableArray<ServerLeg> _settling = [];
    private volatile ServerLeg? _leg;
    private volatile LiveCall? _movedTo;
    private int _phase;

    public LiveCall(CallLocator? locator, CallSettings settings, ICallOwner owner)
    {
        (Locator, _settings, _owner) = (locator, settings, owner);
        RoomId = (locator as RoomCallLocator)?.RoomId;
        (_number, Handles) = (settings.NextGeneration(), new CallHandles(this));
        _mailbox = new Mailbox<CallInput>(Work, failure => settings.Log.EventFailed(ConnectionId, failure), settings.QueueCapacity);
        SettleTimers = new SettleTimers(settings.TimeProvider, settings.EndSettleTime, generation => Post(new SettleTimeOver(Now, generation)));
    }

    public CallLocator? Locator { get; }

    /// <summary>The room: from the locator, or as named on attaching.</summary>
    public RoomId? RoomId { get; set; }

    /// <summary>The server-side leg, connected, connecting or gone; <see langword="null"/> when there was none.</summary>
    public ServerLeg? Leg => _leg;

    /// <summary>Whether there is a server-side leg, connected or connecting.</summary>
    public bool HasLeg => _leg is { IsGone: false };

    public CallConnectionId ConnectionId => _leg?.Id ?? default;

    /// <summary>The seats that have not left.</summary>
    public ImmutableArray<SeatSession> Seats => _seats;

    public CallHandles Handles { get; }

    public OpenOperations Operations { get; } = new();

    /// <summary>The number of readers of this call alone.</summary>
    public int ReaderCount => _feed.Readers.Length;

    public SettleTimers SettleTimers { get; }

    public Interner Interner { get; } = new();

    public CallModel Model => Volatile.Read(ref _model);

    public RoomCallState State => Model.State;

    public CallPhase Phase => (CallPhase)Volatile.Read(ref _phase);

    /// <summary>Whether everything that this process had in the call has ended.</summary>
    public bool HasEnded => Model.IsOver;

    /// <summary>Whether this process no longer listens to the call.</summary>
    public bool IsClosed => Phase == CallPhase.Closed;

    /// <summary>This call, or the one that it has moved into.</summary>
    public LiveCall Current
    {
        get
        {
            LiveCall current = this;
            while (current._movedTo is { } next)
            {
                current = next;
            }

            return current;
        }
    }

    /// <summary>The time by the clock of this process.</summary>
    public DateTimeOffset Now => _settings.TimeProvider.GetUtcNow();

    List<RoomCallEvent> ICallSink.Events => _batch;

    /// <summary>The store that the call's legs and operations go through.</summary>
    public ICallStore Store => _settings.Store;

    public int NextGeneration() => _settings.NextGeneration();

    /// <summary>Sets a new server-side leg, where there is none or the last one is gone. Its input must follow.</summary>
    /// <returns>Whether the call takes it: it is open, and has no leg.</returns>
    public bool TrySetLeg(ServerLeg leg)
    {
        lock (_legGate)
        {
            bool isFree = Phase == CallPhase.Open && !HasLeg;
            _leg = isFree ? leg : _leg;
            return isFree;
        }
    }

    /// <summary>Adds a seat, unless its user has one in the call already.</summary>
    public bool TryAddSeat(SeatSession seat)
    {
        lock (_feed.Gate)
        {
            if (_movedTo is null)
            {
                bool isFree = FindSeat(seat.Id) is null;
                _seats = isFree ? _seats.Add(seat) : _seats;
                return isFree;
            }
        }

        return Current.TryAddSeat(seat);
    }

    /// <summary>Remembers an ended leg until the time for its late callbacks is over.</summary>
    public void KeepUntilSettled(ServerLeg leg) => _settling = _settling.Add(leg);

    /// <summary>Forgets an ended leg, if the generation is that of one.</summary>
    public ServerLeg? TryForgetLeg(int generation)
    {
        ServerLeg? settled = _settling.FirstOrDefault(leg => leg.Generation == generation);
        _settling = settled is null ? _settling : _settling.Remove(settled);
        return settled;
    }

    public void RemoveSeat(SeatSession seat)
    {
        lock (_feed.Gate)
        {
            if (_movedTo is null)
            {
                _seats = _seats.Remove(seat);
                return;
            }
        }

        Current.RemoveSeat(seat);
    }

    /// <summary>Finds the seat of a user, while there is one.</summary>
    public SeatSession? FindSeat(ParticipantId user) => Seats.LastOrDefault(seat => seat.Id == user);

    public bool HasRoom(int events) => _mailbox.HasRoom(events);

    /// <summary>Queues an input without working on it; <see cref="Run"/> must follow.</summary>
    public void Enqueue(CallInput input, int weight) => _mailbox.Enqueue(input, weight);

    public void Run() => _mailbox.Drain();

    public void Post(CallInput input) => _mailbox.Post(input);

    /// <summary>Publishes an event that the library raises and that changes no state; after the call's end only readers of all calls receive it.</summary>
    public void PostLocalEvent(RoomCallEvent localEvent) => Post(new LocalEventRaised(Now, localEvent));

    public IAsyncEnumerable<RoomCallEvent> Listen(ListenOptions options, CancellationToken cancellationToken) =>
        new EventStream(() => Current.Subscribe(options), reader => Current.Unsubscribe(reader), cancellationToken);

    /// <summary>Makes sure that a reader of all calls starts with this call's snapshot.</summary>
    public void AddSnapshotTo(EventReaderQueue reader)
    {
        lock (_feed.Gate)
        {
            if (!_feed.IsCompleted && _movedTo is null)
            {
                reader.Add([], this, CreateSnapshot(_model));
            }
        }
    }

    /// <summary>Releases a handle; releasing the last one closes the call.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Release()
    {
        // The call whose last handle it was, not the current one: that one has handles of its own.
        LiveCall? last = Handles.Release();
        last?.Close(static operation => operation.TryCancel(new CancellationToken(canceled: true)));
        return last is not null;
    }

    /// <summary>Logs the end of the call.</summary>
    public void LogEnd() => _settings.Log.Ended(ConnectionId, State.EndReason, Operations.Count);

    /// <summary>Stops listening: the open operations end as said, and the streams end. Nothing is sent.</summary>
    public void Close(Action<OpenOperation> end)
    {
        lock (_feed.Gate)
        {
            // Under the gate, so that nothing moves into a call that closes.
            if (Interlocked.CompareExchange(ref _phase, (int)CallPhase.Closed, (int)CallPhase.Open) != (int)CallPhase.Open)
            {
                return;
            }
        }

        Handles.Close();
        SettleTimers.Close();
        Operations.EndAll(end);
        _feed.Complete();
        _settings.ManagerFeed.Forget(this);
        foreach (ServerLeg leg in _settling)
        {
            _owner.OnLegSettled(leg);
        }

        _owner.OnClosed(this);
    }

    /// <summary>
    /// Moves seats, operations, handles and readers into another call that turned out to be the same, in one step for both. Later inputs are passed on.
    /// </summary>
    /// <returns>Whether it has moved: both calls are open, this one never had a leg, and nobody sits in both.</returns>
    public bool TryMoveTo(LiveCall target)
    {
        CallModel before;
        SeatsMoved input;

        // The gates have one order, so that two moves at once do not wait for each other.
        (LiveCall first, LiveCall second) = _number < target._number ? (this, target) : (target, this);
        lock (first._feed.Gate)
        {
            lock (second._feed.Gate)
            {
                if (!CanMoveTo(target) || !TryBeginMove())
                {
                    return false;
                }

                if (!Handles.TryMoveTo(target.Handles))
                {
                    Volatile.Write(ref _phase, (int)CallPhase.Open);
                    return false;
                }

                Operations.MoveTo(target.Operations);
                target.RoomId ??= RoomId;
                target._seats = target._seats.AddRange(_seats);
                (before, input) = (target._model, new SeatsMoved(Now, _model.Seats));
                target.Apply(before, input);
                target.TakeOver(_feed.MoveOut());
                (_seats, _movedTo) = ([], target);
            }
        }

        _settings.ManagerFeed.Forget(this);
        _owner.OnMoved(this, target);
        CallAftermath.Follow(target, before, input, _owner);
        foreach (int generation in SettleTimers.Close())
        {
            target.Current.SettleTimers.Start(generation);
        }

        return true;
    }

    void ICallSink.OnEvent(RoomCallEvent roomCallEvent, CallModel next, int firstChange)
    {
        Volatile.Write(ref _model, next);
        Contain(static (self, e, first) => self.Operations.Offer(e!, self._model, CollectionsMarshal.AsSpan(self._batch)[first..]), roomCallEvent, firstChange);
    }

    void ICallSink.OnRoster(CallModel next)
    {
        Volatile.Write(ref _model, next);
        Operations.Confirm(next.State);
    }

    void ICallSink.OnRefusals(SeatUpdated input)
    {
        if (input.Update.Refusals.Count > 0)
        {
            _settings.Log.UnknownRefusals(input.User, Operations.Refuse(input.Origin, input.Update.Refusals));
        }
    }

    void ICallSink.OnSeat(CallModel next, int generation)
    {
        Volatile.Write(ref _model, next);
        Operations.OfferSeat(next.FindSeat(generation)!, next.State);
        Operations.Confirm(next.State);
    }

    void ICallSink.OnDropped(RoomCallEvent? roomCallEvent, bool isLate) => Contain(
        static (self, e, late) =>
        {
            self._settings.Metrics.Dropped(late == 1 ? DropReason.Late : DropReason.Stale);
            if (e?.OperationId is not null)
            {
                // It changes nothing any more, but it is still the outcome of an operation of an earlier leg.
                self.Operations.OfferById(e, self._model);
            }
        },
        roomCallEvent,
        isLate ? 1 : 0);

    /// <summary>A listener of the application that throws must not cost the other events of a callback.</summary>
    private void Contain(Action<LiveCall, RoomCallEvent?, int> step, RoomCallEvent? roomCallEvent, int argument)
    {
        try
        {
            step(this, roomCallEvent, argument);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _settings.Log.EventFailed(ConnectionId, failure);
        }
    }

    private void Work(CallInput input)
    {
        CallModel before;
        lock (_feed.Gate)
        {
            before = _model;
            if (_movedTo is null)
            {
                Apply(before, input);
            }
        }

        if (_movedTo is { } target)
        {
            target.Post(input);
        }
        else
        {
            CallAftermath.Follow(this, before, input, _owner);
        }
    }

    private void Apply(CallModel before, CallInput input)
    {
        if (input is Logged { Entry: CallbackEntry callback } && _leg is { } leg && leg.Generation == input.Origin)
        {
            leg.Learn(callback.ConnectionId);
        }

        CallModel next = CallReducer.Apply(before, input, this);
        Volatile.Write(ref _model, next);
        if (input is LocalEventRaised && before.IsOver)
        {
            _settings.ManagerFeed.Publish(CollectionsMarshal.AsSpan(_batch));
            _batch.Clear();
        }

        Publish(before);
    }

    private void Publish(CallModel before)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        ReadOnlySpan<RoomCallEvent> batch = CollectionsMarshal.AsSpan(_batch);
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

    private EventReaderQueue Subscribe(ListenOptions options)
    {
        EventReaderQueue reader = EventReaderQueue.Create(options, _settings.Metrics);
        lock (_feed.Gate)
        {
            if (_movedTo is null)
            {
                reader.Start(CreateSnapshot(_model));
                _feed.Add(reader);
                return reader;
            }
        }

        return Current.Subscribe(options);
    }

    private void Unsubscribe(EventReaderQueue reader)
    {
        lock (_feed.Gate)
        {
            if (_movedTo is null)
            {
                _feed.Remove(reader);
                return;
            }
        }

        Current.Unsubscribe(reader);
    }

    private bool CanMoveTo(LiveCall target) =>
        Phase == CallPhase.Open
        && target.Phase == CallPhase.Open
        && this != target
        && !_seats.Any(seat => IsTaken(seat) && target._seats.Any(other => other.Id == seat.Id && target.IsTaken(other)));

    /// <summary>From now on the call takes no leg, unless it has one.</summary>
    private bool TryBeginMove()
    {
        lock (_legGate)
        {
            if (_leg is not null)
            {
                return false;
            }

            Volatile.Write(ref _phase, (int)CallPhase.Moved);
            return true;
        }
    }

    /// <summary>Whether a seat is taken, or being taken; one that has left is only waiting to be removed.</summary>
    private bool IsTaken(SeatSession seat) => _model.FindSeat(seat.Generation)?.IsLive != false;

    /// <summary>Takes readers over from another call, with the gate held. For them, too, what follows begins with a snapshot.</summary>
    private void TakeOver(ImmutableArray<EventReaderQueue> readers)
    {
        foreach (EventReaderQueue reader in readers)
        {
            reader.Add([CreateSnapshot(_model)]);
            _feed.Add(reader);
        }
    }

    private RoomCallSnapshot CreateSnapshot(CallModel model) => new(model.State)
    {
        Time = Now,
        CallConnectionId = ConnectionId,
        ServerCallId = model.State.ServerCallId,
        CorrelationId = model.State.CorrelationId,
    };
}

/// <summary>The life of a call in this process.</summary>
internal enum CallPhase
{
    /// <summary>This process listens to it.</summary>
    Open,

    /// <summary>This process no longer listens to it.</summary>
    Closed,

    /// <summary>It turned out to be the same as another one, and has moved there.</summary>
    Moved,
}
