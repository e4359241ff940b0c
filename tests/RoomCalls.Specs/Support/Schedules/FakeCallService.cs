using System.Collections.Concurrent;
using System.Text;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>
/// Both sides of the service in memory: legs, seats, people and callbacks, on a clock that a test moves. What becomes of a request is decided by its
/// <see cref="Fate"/>.
/// </summary>
internal sealed class FakeCallService(ManualTimeProvider clock, Func<RoomCallAction, RoomId?, Fate> decide) : ICallAutomationTransport, IRoomsTransport, ICallingTransport
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

    public async Task<ICallingSession> JoinAsync(JoinCall join, RoomUserToken token, Action<SeatUpdate> onUpdate, CancellationToken cancellationToken)
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

    /// <summary>Tells that a leg came up to the application that asked for it, whatever the leg's address.</summary>
    public void TellConnected(FakeLeg leg) => Deliver(leg, new Uri("https://app.example/events" + leg.Callback.Query), Event(leg, "CallConnected", Result(200, 0)));

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

        Deliver(leg, leg.Callback, Event(leg, "ParticipantsUpdated", $"\"sequenceNumber\":{sequence},\"participants\":[{people}]"));
        return sequence;
    }

    private static string Result(int code, int subCode) => $"\"resultInformation\":{{\"code\":{code},\"subCode\":{subCode},\"message\":\"\"}}";

    private Fate Decide(RoomCallAction action, RoomId? room, string what)
    {
        Fate fate = decide(action, room);
        Trace($"request: {what} [{fate}]");
        return fate;
    }

    private Task<ActionAnswer> SendToLegAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        FakeLeg? leg = Legs.FirstOrDefault(l => l.Id == envelope.CallConnectionId);
        Fate fate = Decide(action, leg?.Call.Room, $"{envelope.CallConnectionId}: {action.Name}");
        if (leg is not null && action is HangUpCall or HangUpForEveryone && !fate.IsCalm)
        {
            leg!.HangUpFailed = true;
        }

        return AnswerAsync(action, fate, () => leg is null || !leg.IsLive ? throw TransportErrors.Refusal(404, 8522) : Once(envelope, () => Act(leg, action, envelope, fate)), cancellationToken);
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
                Deliver(leg, leg.Callback, Event(leg, "ConnectFailed", context + Result(500, 8501)));
                return;
            }

            leg.State = CallConnectionState.Connected;
            Trace($"{leg.Id}: connected");
            if (!fate.EventLost)
            {
                Deliver(leg, leg.Callback, Event(leg, "CallConnected", context + Result(200, 0)));
                After(TimeSpan.Zero, () => SendRoster(leg));
            }
        });
        return () => ActionAnswer.Connection(new CallConnectionProperties(leg.Id) { State = leg.State, CallbackUri = leg.Callback });
    }

    private Func<ActionAnswer> Act(FakeLeg leg, RoomCallAction action, ActionEnvelope envelope, Fate fate)
    {
        Uri callback = envelope.CallbackUri ?? leg.Callback;
        string context = $"\"operationContext\":\"{envelope.OperationContext}\",";
        bool fails = fate.Kind == FateKind.FailsLater;
        switch (action)
        {
            case GetCallConnection:
                return () => ActionAnswer.Connection(
                    new CallConnectionProperties(leg.Id) { State = leg.State, CallbackUri = leg.Callback, ServerCallId = leg.Call.ServerCallId, CorrelationId = leg.Id.Value });
            case ListParticipants:
                return () => ActionAnswer.Participants([.. Copy(leg.Call.People).Select(p => new RosterEntry(p, isMuted: false, isOnHold: false))]);
            case GetParticipant get:
                return () => Copy(leg.Call.People).Contains(get.Id) ? ActionAnswer.Participant(new RosterEntry(get.Id, isMuted: false, isOnHold: false)) : throw TransportErrors.Refusal(404, 8510);
            case HangUpCall when !fails:
                After(fate.Event, () => Drop(leg, fate.EventLost));
                break;
            case HangUpForEveryone when !fails:
                After(fate.Event, () => End(leg.Call));
                break;
            case AddParticipant add:
                int rings = Rings.AddOrUpdate(add.Id, 1, static (_, n) => n + 1);
                string invitation = $"invitation-{Interlocked.Increment(ref _numbers)}";
                Trace($"{NameOf(add.Id)} rings ({rings})");
                After(fate.Event, () => EndRinging(leg, add, invitation, callback, context, fate));
                return () => ActionAnswer.Invitation(invitation);
            case CancelAddParticipant cancel:
                After(fate.Event, () =>
                {
                    lock (_gate)
                    {
                        _cancelledInvitations.Add(cancel.InvitationId);
                    }

                    Send("CancelAddParticipant", $"\"invitationId\":\"{cancel.InvitationId}\",");
                });
                break;
            case RemoveParticipant remove:
                After(fate.Event, () =>
                {
                    if (!fails)
                    {
                        Remove(leg.Call, remove.Id);
                    }

                    Send("RemoveParticipant", $"\"participant\":{CallbackJson.Identifier(remove.Id)},");
                });
                break;
        }

        return static () => ActionAnswer.Accepted;

        void Send(string name, string data)
        {
            if (!fate.EventLost)
            {
                Deliver(leg, callback, Event(leg, name + (fails ? "Failed" : "Succeeded"), context + data + (fails ? Result(500, 8500) : Result(200, 0))));
            }
        }
    }

    private void EndRinging(FakeLeg leg, AddParticipant add, string invitation, Uri callback, string context, Fate fate)
    {
        bool fails;
        lock (_gate)
        {
            fails = fate.Kind == FateKind.FailsLater || leg.Call.HasEnded || _cancelledInvitations.Contains(invitation);
            if (!fails)
            {
                leg.Call.People.Add(add.Id);
            }
        }

        if (!fate.EventLost && leg.IsLive)
        {
            string data = $"{context}\"invitationId\":\"{invitation}\",\"participant\":{CallbackJson.Identifier(add.Id)},";
            Deliver(leg, callback, Event(leg, fails ? "AddParticipantFailed" : "AddParticipantSucceeded", data + (fails ? Result(486, 560486) : Result(200, 0))));
        }

        ReportRoster(leg.Call);
    }

    private void Remove(FakeCall call, ParticipantId person)
    {
        foreach (FakeSession session in Sessions.Where(s => s.Call == call && s.User == person && s.IsLive))
        {
            session.End(0, 5300);
        }

        lock (_gate)
        {
            call.People.Remove(person);
        }

        ReportRoster(call);
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

    private void ReportRoster(FakeCall call)
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

    private string Event(FakeLeg leg, string type, string data) => CallbackJson.Event(
        type,
        $"\"callConnectionId\":\"{leg.Id}\",\"serverCallId\":\"{leg.Call.ServerCallId}\",\"correlationId\":\"{leg.Id}\",{data}",
        id: $"event-{Interlocked.Increment(ref _numbers)}",
        time: clock.GetUtcNow().ToString("O"));

    private void Deliver(FakeLeg leg, Uri callback, string text)
    {
        if (Manager is { } manager && (callback.GetLeftPart(UriPartial.Path) == "https://app.example/events"))
        {
            _ = DeliverAsync(manager, leg, callback, text);
        }
    }

    private async Task DeliverAsync(IRoomCallManager manager, FakeLeg leg, Uri callback, string text)
    {
        using MemoryStream body = new(Encoding.UTF8.GetBytes($"[{text}]"));
        CallbackResult result = await manager.ReceiveAsync(
            new CallbackRequest(body) { ContentType = "application/cloudevents+json; charset=utf-8", Query = callback.Query, ContentLength = body.Length }, CancellationToken.None);
        if (result.StatusCode == 200)
        {
            leg.IsKnown |= !IsClosing;
        }
        else
        {
            lock (_gate)
            {
                leg.Refused.Add(result.StatusCode);
            }

            Trace($"{leg.Id}: a callback was refused with {result.StatusCode}");
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
