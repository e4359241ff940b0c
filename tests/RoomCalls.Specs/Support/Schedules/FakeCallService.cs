using System.Collections.Concurrent;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>
/// Both sides of the service in memory: legs, seats, people and callbacks, on a clock that a test moves. What becomes of a request is decided by its
/// <see cref="Fate"/>.
/// </summary>
internal sealed partial class FakeCallService(ManualTimeProvider clock, Func<RoomCallAction, RoomId?, Fate> decide) : ICallAutomationTransport, IRoomsTransport, ICallingTransport
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RoomId, FakeCall> _calls = [];
    private readonly Dictionary<Guid, Func<ActionAnswer>> _done = [];
    private readonly HashSet<string> _cancelledInvitations = [];
    private readonly List<FakeLeg> _legs = [];
    private readonly List<FakeSession> _sessions = [];
    private readonly List<string> _trace = [];
    private readonly List<ScriptedRequest> _requests = [];
    private int _waiting;
    private int _timers;
    private int _numbers;

    public IRoomCallManager? Manager { get; set; }

    /// <summary>The people whom the Rooms service knows; all are Presenters of every room.</summary>
    public IReadOnlyList<ParticipantId> People { get; init; } = [KnownPeople.Alice, KnownPeople.Bob, KnownPeople.Carol];

    /// <summary>Whether the process has begun to end: what it learns from now on, it need not act on.</summary>
    public bool IsClosing { get; set; }

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
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>How many timers are the service's own.</summary>
    public int Timers => Volatile.Read(ref _timers);

    public string NameOf(ParticipantId id) => People.ToList().IndexOf(id) is >= 0 and int i ? ((char)('A' + i)).ToString() : id.Number ?? id.RawId;

    public void Trace(string line)
    {
        lock (_gate)
        {
            _trace.Add($"{(clock.GetUtcNow() - ManualTimeProvider.Start).TotalSeconds,9:0.000} s  {line}");
        }
    }

    public void After(TimeSpan time, Action act)
    {
        Interlocked.Increment(ref _timers);
        ITimer? timer = null;
        timer = clock.CreateTimer(
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
            await AnswerAsync(
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
                return AnswerAsync(action, fate, () => Once(envelope, () => Connect(target, envelope, fate)), cancellationToken);
            default:
                return SendToLegAsync(action, envelope, cancellationToken);
        }
    }

    public Task<ActionAnswer> SendBySeatAsync(FakeSession session, RoomCallAction action, CancellationToken cancellationToken)
    {
        Fate fate = Decide(action, session.Call.Room, $"{NameOf(session.User)}'s seat: {action.Name}");
        return AnswerAsync(
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
            Deliver(leg, leg.Callback, Event(leg, "CallDisconnected", Result(200, 0)));
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
        Fate fate = decide(action, room);
        Trace($"request: {what} [{fate}]");
        return fate;
    }

    private void End(FakeCall call)
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

    private ActionAnswer Once(ActionEnvelope envelope, Func<Func<ActionAnswer>> act)
    {
        Func<ActionAnswer>? answer;
        lock (_gate)
        {
            if (_done.TryGetValue(envelope.RepeatabilityId, out answer))
            {
                return answer();
            }
        }

        answer = act();
        lock (_gate)
        {
            _done[envelope.RepeatabilityId] = answer;
        }

        return answer();
    }

    private Task<ActionAnswer> AnswerAsync(RoomCallAction action, Fate fate, Func<ActionAnswer> act, CancellationToken cancellationToken)
    {
        TaskCompletionSource<ActionAnswer> answering = new();
        Action answer = () => answering.TrySetException(new InvalidOperationException("No fate."));
        try
        {
            ActionAnswer? done = fate.Kind is FateKind.Refused or FateKind.Throttled or FateKind.UnclearNotDone ? null : act();
            answer = fate.Kind switch
            {
                FateKind.Refused => () => answering.TrySetException(TransportErrors.Refusal(action, 403)),
                FateKind.Throttled => () => answering.TrySetException(TransportErrors.Throttled(8000, TimeSpan.FromSeconds(1))),
                FateKind.Unclear or FateKind.UnclearNotDone => () => answering.TrySetException(TransportErrors.Unclear(action)),
                _ => () => answering.TrySetResult(done!),
            };
        }
        catch (ActionFailedException refusal)
        {
            answer = () => answering.TrySetException(refusal);
        }

        bool isImmediate = fate.Answer == TimeSpan.Zero && fate.Kind != FateKind.AnswerLost;
        if (isImmediate)
        {
            answer();
            return answering.Task;
        }

        // The library's request must stop counting as one that waits here before it can go on.
        Interlocked.Increment(ref _waiting);
        int over = 0;
        CancellationTokenRegistration registration = default;
        registration = cancellationToken.UnsafeRegister(_ => EndWith(() => answering.TrySetCanceled(cancellationToken)), null);
        if (fate.Kind != FateKind.AnswerLost)
        {
            After(fate.Answer, () => EndWith(answer));
        }

        return answering.Task;

        void EndWith(Action end)
        {
            if (Interlocked.Exchange(ref over, 1) == 0)
            {
                Interlocked.Decrement(ref _waiting);
                registration.Dispose();
                end();
            }
        }
    }

    private T[] Copy<T>(IEnumerable<T> items)
    {
        lock (_gate)
        {
            return [.. items];
        }
    }
}
