using System.Runtime.InteropServices;
using RoomCalls.Events;
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
internal sealed class LiveCall
{
    private readonly CallSettings _settings;
    private readonly ICallOwner _owner;
    private readonly Mailbox<CallInput> _mailbox;
    private readonly CallReaders _readers;
    private readonly CallSteps _steps;
    private readonly int _number;
    private CallModel _model = CallModel.Empty;
    private volatile LiveCall? _movedTo;
    private int _phase;

    public LiveCall(CallLocator? locator, CallSettings settings, ICallOwner owner)
    {
        (Locator, _settings, _owner) = (locator, settings, owner);
        (_number, Handles) = (settings.NextGeneration(), new CallHandles(this));
        RoomId = (locator as RoomCallLocator)?.RoomId;
        _mailbox = new Mailbox<CallInput>(Work, failure => settings.Log.EventFailed(ConnectionId, failure), settings.QueueCapacity);
        _readers = new CallReaders(this, settings);
        _steps = new CallSteps(this, settings);
        SettleTimers = new SettleTimers(settings.TimeProvider, settings.EndSettleTime, generation => Post(new SettleTimeOver(Now, generation)));
    }

    public CallLocator? Locator { get; }

    /// <summary>The locators and server call ids by which the index finds the call. Used with the index's gate held.</summary>
    public List<object> Names { get; } = new(2);

    /// <summary>The room: from the locator, or as named on attaching.</summary>
    public RoomId? RoomId { get; set; }

    public CallMembers Members { get; } = new();

    public CallHandles Handles { get; }

    public OpenOperations Operations { get; } = new();

    public SettleTimers SettleTimers { get; }

    public Interner Interner { get; } = new();

    public ServerLeg? Leg => Members.Leg;

    /// <summary>Whether there is a server-side leg, connected or connecting.</summary>
    public bool HasLeg => Leg is { IsGone: false };

    /// <summary>The id of the leg; empty while it is not known, and for a leg that was abandoned.</summary>
    public CallConnectionId ConnectionId => Leg is { Phase: not LegPhase.Abandoned } leg ? leg.Id : default;

    public CallModel Model => Volatile.Read(ref _model);

    public RoomCallState State => Model.State;

    public CallPhase Phase => (CallPhase)Volatile.Read(ref _phase);

    /// <summary>Whether everything that this process had in the call has ended, and nothing is on its way into it.</summary>
    public bool HasEnded => Model.IsOver && Members.Seats.IsEmpty && !HasLeg;

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

    /// <summary>The store that the call's legs and operations go through.</summary>
    public ICallStore Store => _settings.Store;

    /// <summary>The time by the clock of this process.</summary>
    public DateTimeOffset Now => _settings.TimeProvider.GetUtcNow();

    /// <summary>The number of readers of this call alone.</summary>
    public int ReaderCount => _readers.Count;

    public int NextGeneration() => _settings.NextGeneration();

    public bool HasRoom(int events) => _mailbox.HasRoom(events);

    /// <summary>Queues an input without working on it; <see cref="Run"/> must follow.</summary>
    public void Enqueue(CallInput input, int weight) => _mailbox.Enqueue(input, weight);

    public void Run() => _mailbox.Drain();

    public void Post(CallInput input) => _mailbox.Post(input);

    /// <summary>Publishes an event that the library raises and that changes no state; after the call's end only readers of all calls receive it.</summary>
    public void PostLocalEvent(RoomCallEvent localEvent) => Post(new LocalEventRaised(Now, localEvent));

    /// <summary>Makes a model the one that counts. Only a step of an input does so.</summary>
    public void Show(CallModel next) => Volatile.Write(ref _model, next);

    public IAsyncEnumerable<RoomCallEvent> Listen(ListenOptions options, CancellationToken cancellationToken) =>
        new EventStream(() => Current.Subscribe(options), reader => Current.Unsubscribe(reader), cancellationToken);

    /// <inheritdoc cref="CallReaders.AddSnapshotTo"/>
    public void AddSnapshotTo(EventReaderQueue reader)
    {
        lock (_readers.Gate)
        {
            if (_movedTo is null)
            {
                _readers.AddSnapshotTo(reader);
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
        lock (_readers.Gate)
        {
            // Under the gate, so that nothing moves into a call that closes.
            if (!TryLeave(CallPhase.Closed))
            {
                return;
            }
        }

        Members.Close();
        Handles.Close();
        SettleTimers.Close();
        Operations.EndAll(end);
        _readers.Complete();
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
        lock (first._readers.Gate)
        {
            lock (second._readers.Gate)
            {
                if (!TryBeginMove(target))
                {
                    return false;
                }

                Operations.MoveTo(target.Operations);
                Members.MoveTo(target.Members);
                target.RoomId ??= RoomId;
                (before, input) = (target._model, new SeatsMoved(Now, _model.Seats));
                target.Apply(before, input);
                target._readers.TakeOver(_readers.MoveOut());
                _movedTo = target;
            }
        }

        _settings.ManagerFeed.Forget(this);
        _owner.OnMoved(this, target);
        CallAftermath.Follow(target, before, input, left: null, _owner);
        foreach (int generation in SettleTimers.Close())
        {
            target.Current.SettleTimers.Start(generation);
        }

        return true;
    }

    private bool TryBeginMove(LiveCall target)
    {
        bool mayMove = this != target && Phase == CallPhase.Open && target.Phase == CallPhase.Open && !Members.SharesAUserWith(target.Members);
        if (!mayMove || !Members.TryBeginMove())
        {
            return false;
        }

        if (Handles.TryMoveTo(target.Handles))
        {
            return TryLeave(CallPhase.Moved);
        }

        Members.CancelMove();
        return false;
    }

    private bool TryLeave(CallPhase phase) => Interlocked.CompareExchange(ref _phase, (int)phase, (int)CallPhase.Open) == (int)CallPhase.Open;

    private void Work(CallInput input)
    {
        CallModel before;
        SeatSession? left = null;
        lock (_readers.Gate)
        {
            before = _model;
            if (_movedTo is null)
            {
                left = Apply(before, input);
            }
        }

        if (_movedTo is { } target)
        {
            target.Post(input);
        }
        else
        {
            CallAftermath.Follow(this, before, input, left, _owner);
        }
    }

    /// <returns>The seat that has left by the input, if one has.</returns>
    private SeatSession? Apply(CallModel before, CallInput input)
    {
        if (input is Logged { Entry: CallbackEntry callback } && Leg is { } leg && leg.Generation == input.Origin)
        {
            leg.Learn(callback.ConnectionId);
        }

        Show(CallReducer.Apply(before, input, _steps));

        // Whoever hears of an end can connect or join again at once.
        SeatSession? left = Members.Follow(before, _model, input);
        if (_steps.Events.Count > 0)
        {
            Publish(before, input);
        }

        return left;
    }

    private void Publish(CallModel before, CallInput input)
    {
        ReadOnlySpan<RoomCallEvent> events = CollectionsMarshal.AsSpan(_steps.Events);
        if (input is LocalEventRaised && before.IsOver)
        {
            _readers.PublishToAll(events);
        }
        else
        {
            _readers.Publish(events, before);
        }

        _steps.Events.Clear();
    }

    private EventReaderQueue Subscribe(ListenOptions options)
    {
        lock (_readers.Gate)
        {
            if (_movedTo is null)
            {
                return _readers.Add(options);
            }
        }

        return Current.Subscribe(options);
    }

    private void Unsubscribe(EventReaderQueue reader)
    {
        lock (_readers.Gate)
        {
            if (_movedTo is null)
            {
                _readers.Remove(reader);
                return;
            }
        }

        Current.Unsubscribe(reader);
    }
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
