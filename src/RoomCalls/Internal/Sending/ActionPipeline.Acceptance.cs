using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <content>What goes on the wire, and what follows once the service has accepted.</content>
internal sealed partial class ActionPipeline
{
    private ActionEnvelope Envelope(ActionScope scope, OpenOperation operation)
    {
        RoomCallAction action = operation.Action;
        return new ActionEnvelope
        {
            CallConnectionId = action is ConnectCall ? null : scope.ConnectionId,
            RepeatabilityId = action.CallerRepeatabilityId ?? Guid.NewGuid(),
            FirstSent = timeProvider.GetUtcNow(),
            FirstSentTimestamp = timeProvider.GetTimestamp(),
            OperationContext = action.TakesContext ? OperationContextCodec.Encode(operation.Id, action.CallerContext) : null,
            CallbackUri = CallbackUri(scope.Call, action),
        };
    }

    private Uri? CallbackUri(LiveCall? call, RoomCallAction action)
    {
        Uri? address = action switch
        {
            ConnectCall connect => connect.CallbackUri,
            _ when action.CallerCallback is Uri ofCaller => ofCaller,
            _ when action.TakesCallback && call is { Leg.IsForeign: true } => defaults.CallbackUri,
            _ => null,
        };
        return address is null || call is null ? null : keySigner.AddTo(address, call.Leg.Key);
    }

    private void Accepted(ActionScope scope, OpenOperation operation, ActionAnswer answer, TimeSpan left)
    {
        operation.Effect = ActionEffect.Accepted;
        switch (operation.Rule.Kind)
        {
            case CompletionKind.Response:
                operation.TrySucceed(operation.Rule.ResultFromAnswer(answer.Value, scope.State, timeProvider.GetUtcNow()));
                break;
            case CompletionKind.State:
                TimeSpan look = operation.Action.Deadline is null || left > ActionRules.StateConfirmationTime ? ActionRules.StateConfirmationTime : left;
                operation.When(look > TimeSpan.Zero ? look : TimeSpan.Zero, timeProvider, static o => o.TrySucceed(StateConfirmation.Unconfirmed));
                scope.Call!.Operations.Confirm(scope.State);
                _ = ReadRosterUntilEndedAsync(scope.Call, operation);
                break;
            case CompletionKind.Seat:
                Wait(operation, left, ActionEffect.Accepted, null);
                if (scope.State.Seats.LastOrDefault(s => s.Id == operation.SeatUser) is CallSeat seat)
                {
                    scope.Call!.Operations.OfferSeat(seat, scope.State);
                }

                break;
            case CompletionKind.Connection when scope.Call is { Leg.IsForeign: true } foreign && operation.Action is not ConnectCall:
                foreign.PostEnd(null);
                break;
            default:
                Learn(scope.Call!, operation, answer);
                Wait(operation, left, ActionEffect.Accepted, null);
                break;
        }
    }

    private static void Learn(LiveCall call, OpenOperation operation, ActionAnswer answer)
    {
        if (answer.InvitationId is string invitation && operation.Action is AddParticipant)
        {
            call.Operations.Learn(operation, invitation);
        }

        if (answer.Value is CallConnectionProperties connection)
        {
            call.Leg.Learn(connection.Id);
        }
    }

    private void Wait(OpenOperation operation, TimeSpan time, ActionEffect sent, Exception? unclear)
    {
        operation.Effect = sent;
        TimeSpan due = time > TimeSpan.Zero ? time : TimeSpan.Zero;
        operation.When(due, timeProvider, o => o.TryFail(new ActionTimedOutException(o.Action.Name, sent, o.Action.Deadline ?? (sent == ActionEffect.Accepted ? o.Rule.Deadline(o.Action) : time), unclear)));
    }

    /// <summary>Looks once a second whether the roster shows it, where no callback tells us.</summary>
    private async Task ReadRosterUntilEndedAsync(LiveCall call, OpenOperation operation)
    {
        if (call.ReadRoster is not { } readRoster)
        {
            return;
        }

        using CancellationTokenSource ended = new();
        Task looking = LookAsync(readRoster, operation, ended.Token);
        await Task.WhenAny(looking, operation.Outcome).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task LookAsync(Func<CancellationToken, Task> readRoster, OpenOperation operation, CancellationToken cancellationToken)
    {
        while (!operation.HasEnded)
        {
            try
            {
                await readRoster(cancellationToken).ConfigureAwait(false);
            }
            catch (RoomCallsException)
            {
                operation.Activity?.AddEvent(new("roster could not be read"));
            }

            await Task.Delay(TimeSpan.FromSeconds(1), timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
