using System.Text;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <content>The server side: legs, their actions and their callbacks.</content>
internal sealed partial class FakeCallService
{
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
}
