using System.Collections.Concurrent;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>
/// Both sides of the service in memory: legs, seats, people and callbacks, on a clock that a test moves. What becomes of a request is decided by its
/// <see cref="Fate"/>.
/// </summary>
internal sealed class FakeCallService : ICallAutomationTransport, IRoomsTransport, ICallingTransport
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RoomId, FakeCall> _calls = [];
    private readonly List<FakeLeg> _legs = [];
    private readonly List<FakeSession> _sessions = [];
    private readonly List<string> _trace = [];
    private readonly List<ScriptedRequest> _requests = [];
    private readonly FakeAnswers _answers;
    private readonly FakeCallbacks _callbacks;
    private readonly FakeLegActions _actions;
    private readonly ManualTimeProvider _clock;
    private readonly Func<RoomCallAction, RoomId?, Fate> _decide;
    private int _timers;
    private int _numbers;

    /// <param name="clock">The clock.</param>
    /// <param name="decide">What becomes of a request.</param>
    public FakeCallService(ManualTimeProvider clock, Func<RoomCallAction, RoomId?, Fate> decide)
    {
        (_clock, _decide) = (clock, decide);
        _answers = new FakeAnswers(After);
        _callbacks = new FakeCallbacks(clock, Trace);
        _actions = new FakeLegActions(this, _callbacks, _gate);
    }

    public IRoomCallManager? Manager
    {
        get => _callbacks.Manager;
        set => _callbacks.Manager = value;
    }

    /// <summary>The people whom the Rooms service knows; all are Presenters of every room.</summary>
    public IReadOnlyList<ParticipantId> People { get; init; } = [KnownPeople.Alice, KnownPeople.Bob, KnownPeople.Carol];

    /// <inheritdoc cref="FakeCallbacks.IsClosing"/>
    public bool IsClosing
    {
        get => _callbacks.IsClosing;
        set => _callbacks.IsClosing = value;
    }

    /// <summary>Called before a leg of the process is made.</summary>
    public Action<FakeLeg>? LegStarts { get; set; }

    /// <summary>What a client does in place of joining: it throws, or gives this session.</summary>
    public Func<ICallingSession?>? JoinFailure { get; set; }

    /// <summary>How often the phone or user was rung.</summary>
    public ConcurrentDictionary<ParticipantId, int> Rings { get; } = new();

    /// <summary>The actions of the server side, once for each attempt.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => Copy(_requests);

    public IReadOnlyList<FakeLeg> Legs => Copy(_legs);

    public IReadOnlyList<FakeSession> Sessions => Copy(_sessions);

    public IReadOnlyList<string> Lines => Copy(_trace);

    /// <summary>How many requests wait here for their answer.</summary>
    public int Waiting => _answers.Waiting;

    /// <summary>How many timers are the service's own.</summary>
    public int Timers => Volatile.Read(ref _timers);

    public string NameOf(ParticipantId id) => People.ToList().IndexOf(id) is >= 0 and int i ? ((char)('A' + i)).ToString() : id.Number ?? id.RawId;

    public void Trace(string line)
    {
        lock (_gate)
        {
            _trace.Add($"{(_clock.GetUtcNow() - ManualTimeProvider.Start).TotalSeconds,9:0.000} s  {line}");
        }
    }

    public void After(TimeSpan time, Action act)
    {
        Interlocked.Increment(ref _timers);
        ITimer? timer = null;
        timer = _clock.CreateTimer(
            _ =>
            {
                Interlocked.Decrement(ref _timers);
                timer?.Dispose();
                act();
            },
            null,
            time > TimeSpan.Zero ? time : TimeSpan.FromTicks(1),
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Another application's leg in a room, or a leg of this one that nobody holds.</summary>
    public FakeLeg OpenLeg(RoomId room, Uri callback, bool isForeign)
    {
        FakeLeg leg = new(new($"leg-{Interlocked.Increment(ref _numbers)}"), CallOf(room), callback, isForeign) { State = CallConnectionState.Connected, IsKnown = true };
        lock (_gate)
        {
            _legs.Add(leg);
        }

        return leg;
    }

    public string Name => "fake";

    public async Task<ICallingSession> JoinAsync(JoinCall join, RoomUserToken? token, Action<SeatUpdate> onUpdate, CancellationToken cancellationToken)
    {
        if (JoinFailure is { } fail)
        {
            return fail()!;
        }

        RoomId room = ((RoomCallLocator)join.Locator).RoomId;
        Fate fate = Decide(join, room, $"{NameOf(join.User.Id)} joins {room.Value}");
        FakeSession? session = null;
        try
        {
            await _answers.AnswerAsync(
                join,
                fate is { Kind: FateKind.Unclear } ? fate with { Kind = FateKind.UnclearNotDone } : fate,
                () =>
                {
                    session = new FakeSession(this, CallOf(room), join.User.Id, fate, onUpdate);
                    lock (_gate)
                    {
                        _sessions.Add(session);
                        session.Call.People.Add(session.User);
                    }

                    ReportRoster(session.Call);
                    if (fate.Kind == FateKind.FailsLater)
                    {
                        After(fate.Event, () => session.End(480, 10037));
                    }
                    else if (!fate.EventLost)
                    {
                        After(fate.Event, session.Connect);
                    }

                    return ActionAnswer.Accepted;
                },
                cancellationToken);
            session!.IsHandedOut = true;
            return session;
        }
        catch
        {
            session?.Forget();
            throw;
        }
    }

    public async Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _requests.Add(new ScriptedRequest(action, envelope, cancellationToken));
        }

        ActionAnswer answer = await SendOnceAsync(action, envelope, cancellationToken).ConfigureAwait(false);
        if (answer.Value is CallConnectionProperties { Id: var id } && !IsClosing && Legs.FirstOrDefault(l => l.Id == id) is { } leg)
        {
            leg.IsKnown = true;
        }

        return answer;
    }

    private Task<ActionAnswer> SendOnceAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case GetRoom room:
                return Task.FromResult(ActionAnswer.Room(new Room(room.RoomId) { ValidUntil = DateTimeOffset.MaxValue - TimeSpan.FromDays(1), PstnDialOutEnabled = true }));
            case ListRoomParticipants:
                return Task.FromResult(ActionAnswer.RoomParticipants(new ListPage<RoomParticipant> { Items = [.. People.Select(p => p.AsPresenter())] }));
            case ConnectCall connect:
                RoomId target = connect.Locator is ServerCallLocator { ServerCallId: var id } ? Copy(_calls.Values).Single(c => c.ServerCallId == id).Room : ((RoomCallLocator)connect.Locator).RoomId;
                Fate fate = Decide(action, target, $"connect to {target.Value}");
                return _answers.AnswerAsync(action, fate, () => _answers.Once(envelope, () => Connect(target, envelope, fate)), cancellationToken);
            default:
                return SendToLegAsync(action, envelope, cancellationToken);
        }
    }

    public Task<ActionAnswer> SendBySeatAsync(FakeSession session, RoomCallAction action, CancellationToken cancellationToken)
    {
        Fate fate = Decide(action, session.Call.Room, $"{NameOf(session.User)}'s seat: {action.Name}");
        return _answers.AnswerAsync(
            action,
            fate,
            () =>
            {
                Action? act = action switch
                {
                    LeaveCall => () => session.End(0, 0),
                    HangUpForEveryone => () => End(session.Call),
                    RaiseHand => () => session.Update(new SeatUpdate { IsHandRaised = true }),
                    LowerHand => () => session.Update(new SeatUpdate { IsHandRaised = false }),
                    _ => null,
                };
                if (act is not null && !fate.EventLost && fate.Kind != FateKind.FailsLater)
                {
                    After(fate.Event, act);
                }

                return ActionAnswer.Accepted;
            },
            cancellationToken);
    }

    /// <summary>Ends a room's call for everybody.</summary>
    public void EndCallOf(RoomId room) => End(CallOf(room));

    /// <summary>Drops a leg, as when the application's place in the call is lost.</summary>
    public void Drop(FakeLeg leg, bool eventLost = false)
    {
        if (!leg.IsLive)
        {
            return;
        }

        leg.State = CallConnectionState.Disconnected;
        Trace($"{leg.Id}: disconnected");
        if (!eventLost)
        {
            _callbacks.Deliver(leg, leg.Callback, _callbacks.Event(leg, "CallDisconnected", FakeCallbacks.Result(200, 0)));
        }
    }

    public void Left(FakeSession session)
    {
        lock (_gate)
        {
            if (_sessions.Any(s => s != session && s.User == session.User && s.Call == session.Call && s.IsLive))
            {
                return;
            }

            session.Call.People.Remove(session.User);
        }

        ReportRoster(session.Call);
    }

    private Fate Decide(RoomCallAction action, RoomId? room, string what)
    {
        Fate fate = _decide(action, room);
        Trace($"request: {what} [{fate}]");
        return fate;
    }

    /// <summary>Ends a call for everybody.</summary>
    public void End(FakeCall call)
    {
        lock (_gate)
        {
            if (call.HasEnded)
            {
                return;
            }

            call.HasEnded = true;
            call.People.Clear();
        }

        Trace($"{call.ServerCallId}: ends for everybody");
        foreach (FakeLeg leg in Legs.Where(l => l.Call == call))
        {
            Drop(leg);
        }

        foreach (FakeSession session in Sessions.Where(s => s.Call == call && s.IsLive))
        {
            session.End(0, 4097);
        }
    }

    private FakeCall CallOf(RoomId room)
    {
        lock (_gate)
        {
            if (!_calls.TryGetValue(room, out FakeCall? call) || call.HasEnded)
            {
                _calls[room] = call = new FakeCall(room, $"call-{Interlocked.Increment(ref _numbers)}-of-{room.Value}");
            }

            return call;
        }
    }

    /// <summary>Tells that a leg came up to the application that asked for it, whatever the leg's address.</summary>
    public void TellConnected(FakeLeg leg) => _callbacks.Deliver(leg, new Uri("https://app.example/events" + leg.Callback.Query), _callbacks.Event(leg, "CallConnected", FakeCallbacks.Result(200, 0)));

    /// <summary>Tells a leg who is in its call.</summary>
    /// <returns>The number of the roster.</returns>
    public int SendRoster(FakeLeg leg)
    {
        int sequence = leg.Call.NextSequence();
        string people;
        lock (_gate)
        {
            people = string.Join(',', leg.Call.People.Select(p => $"{{\"identifier\":{CallbackJson.Identifier(p)},\"isMuted\":false,\"isOnHold\":false}}"));
        }

        _callbacks.Deliver(leg, leg.Callback, _callbacks.Event(leg, "ParticipantsUpdated", $"\"sequenceNumber\":{sequence},\"participants\":[{people}]"));
        return sequence;
    }

    private Task<ActionAnswer> SendToLegAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        FakeLeg? leg = Legs.FirstOrDefault(l => l.Id == envelope.CallConnectionId);
        Fate fate = Decide(action, leg?.Call.Room, $"{envelope.CallConnectionId}: {action.Name}");
        if (leg is not null && action is HangUpCall or HangUpForEveryone && !fate.IsCalm)
        {
            leg!.HangUpFailed = true;
        }

        return _answers.AnswerAsync(action, fate, () => leg is null || !leg.IsLive ? throw TransportErrors.Refusal(404, 8522) : _answers.Once(envelope, () => _actions.Act(leg, action, envelope, fate)), cancellationToken);
    }

    private Func<ActionAnswer> Connect(RoomId room, ActionEnvelope envelope, Fate fate)
    {
        FakeLeg leg = new(new($"leg-{Interlocked.Increment(ref _numbers)}"), CallOf(room), envelope.CallbackUri!, isForeign: false);
        Trace($"{leg.Id}: begins");
        LegStarts?.Invoke(leg);
        lock (_gate)
        {
            _legs.Add(leg);
        }

        After(fate.Event, () =>
        {
            if (leg.State != CallConnectionState.Connecting)
            {
                return;
            }

            string context = $"\"operationContext\":\"{envelope.OperationContext}\",";
            if (fate.Kind == FateKind.FailsLater)
            {
                leg.State = CallConnectionState.Disconnected;
                _callbacks.Deliver(leg, leg.Callback, _callbacks.Event(leg, "ConnectFailed", context + FakeCallbacks.Result(500, 8501)));
                return;
            }

            leg.State = CallConnectionState.Connected;
            Trace($"{leg.Id}: connected");
            if (!fate.EventLost)
            {
                _callbacks.Deliver(leg, leg.Callback, _callbacks.Event(leg, "CallConnected", context + FakeCallbacks.Result(200, 0)));
                After(TimeSpan.Zero, () => SendRoster(leg));
            }
        });
        return () => ActionAnswer.Connection(new CallConnectionProperties(leg.Id) { State = leg.State, CallbackUri = leg.Callback });
    }

    /// <summary>Tells all legs of a call who is in it.</summary>
    public void ReportRoster(FakeCall call)
    {
        foreach (FakeLeg leg in Legs.Where(l => l.Call == call && l is { State: CallConnectionState.Connected, IsForeign: false }))
        {
            After(TimeSpan.FromMilliseconds(1), () =>
            {
                if (leg.IsLive)
                {
                    SendRoster(leg);
                }
            });
        }
    }

    /// <summary>Copies what may change meanwhile.</summary>
    public T[] Copy<T>(IEnumerable<T> items)
    {
        lock (_gate)
        {
            return [.. items];
        }
    }
}
