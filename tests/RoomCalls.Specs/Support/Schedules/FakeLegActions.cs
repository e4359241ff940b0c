using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>What the service does when it is asked for an action of a leg.</summary>
internal sealed class FakeLegActions(FakeCallService service, FakeCallbacks callbacks, Lock gate)
{
    private readonly HashSet<string> _cancelledInvitations = [];
    private int _invitations;

    /// <returns>The answer, the same each time that the action is sent again.</returns>
    public Func<ActionAnswer> Act(FakeLeg leg, RoomCallAction action, ActionEnvelope envelope, Fate fate)
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
                return () => ActionAnswer.Participants([.. service.Copy(leg.Call.People).Select(p => new RosterEntry(p, isMuted: false, isOnHold: false))]);
            case GetParticipant get:
                return () => service.Copy(leg.Call.People).Contains(get.Id) ? ActionAnswer.Participant(new RosterEntry(get.Id, isMuted: false, isOnHold: false)) : throw TransportErrors.Refusal(404, 8510);
            case HangUpCall when !fails:
                service.After(fate.Event, () => service.Drop(leg, fate.EventLost));
                break;
            case HangUpForEveryone when !fails:
                service.After(fate.Event, () => service.End(leg.Call));
                break;
            case AddParticipant add:
                int rings = service.Rings.AddOrUpdate(add.Id, 1, static (_, n) => n + 1);
                string invitation = $"invitation-{Interlocked.Increment(ref _invitations)}";
                service.Trace($"{service.NameOf(add.Id)} rings ({rings})");
                service.After(fate.Event, () => EndRinging(leg, add, invitation, callback, context, fate));
                return () => ActionAnswer.Invitation(invitation);
            case CancelAddParticipant cancel:
                service.After(fate.Event, () =>
                {
                    lock (gate)
                    {
                        _cancelledInvitations.Add(cancel.InvitationId);
                    }

                    Send("CancelAddParticipant", $"\"invitationId\":\"{cancel.InvitationId}\",");
                });
                break;
            case RemoveParticipant remove:
                service.After(fate.Event, () =>
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
                callbacks.Deliver(leg, callback, callbacks.Event(leg, name + (fails ? "Failed" : "Succeeded"), context + data + (fails ? FakeCallbacks.Result(500, 8500) : FakeCallbacks.Result(200, 0))));
            }
        }
    }

    private void EndRinging(FakeLeg leg, AddParticipant add, string invitation, Uri callback, string context, Fate fate)
    {
        bool fails;
        lock (gate)
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
            callbacks.Deliver(leg, callback, callbacks.Event(leg, fails ? "AddParticipantFailed" : "AddParticipantSucceeded", data + (fails ? FakeCallbacks.Result(486, 560486) : FakeCallbacks.Result(200, 0))));
        }

        service.ReportRoster(leg.Call);
    }

    private void Remove(FakeCall call, ParticipantId person)
    {
        foreach (FakeSession session in service.Sessions.Where(s => s.Call == call && s.User == person && s.IsLive))
        {
            session.End(0, 5300);
        }

        lock (gate)
        {
            call.People.Remove(person);
        }

        service.ReportRoster(call);
    }
}
