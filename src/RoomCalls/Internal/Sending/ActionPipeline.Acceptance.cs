using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.Reconciling;
using RoomCalls.Internal.Requests;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <content>The envelope of an action, and what follows once the service has accepted it.</content>
internal sealed partial class ActionPipeline
{
    private ActionEnvelope CreateEnvelope(ActionScope scope, OpenOperation operation, ActionDescriptor row)
    {
        RoomCallAction action = operation.Action;
        return new ActionEnvelope
        {
            CallConnectionId = row.EntersCall ? null : scope.ConnectionId,
            RepeatabilityId = action.CallerRepeatabilityId ?? Guid.NewGuid(),
            FirstSent = timeProvider.GetUtcNow(),
            FirstSentTimestamp = timeProvider.GetTimestamp(),
            OperationContext = action.TakesContext ? OperationContextCodec.Encode(operation.Id, action.CallerContext) : null,
            CallbackUri = CreateCallbackUri(scope.Leg, action),
        };
    }

    private Uri? CreateCallbackUri(ServerLeg? leg, RoomCallAction action)
    {
        Uri? address = action switch
        {
            ConnectCall connect => connect.CallbackUri,
            _ when action.CallerCallback is Uri callerCallback => callerCallback,
            _ when action.TakesCallback && leg is { IsForeign: true } => defaults.CallbackUri,
            _ => null,
        };
        return address is null || leg is null ? null : keySigner.Sign(address, leg.Key);
    }

    private void OnAccepted(ActionScope scope, OpenOperation operation, ActionAnswer answer, TimeSpan left)
    {
        operation.Effect = ActionEffect.Accepted;
        switch (operation.Rule.Kind)
        {
            case CompletionKind.Response:
                operation.TrySucceed(operation.Rule.ResultFromAnswer(answer.Value, scope.State, timeProvider.GetUtcNow()));
                break;
            case CompletionKind.State:
                TimeSpan confirmation = operation.Action.Deadline is null || left > ActionRule.StateConfirmationTime
                    ? ActionRule.StateConfirmationTime
                    : left;
                operation.SetTimer(
                    confirmation > TimeSpan.Zero ? confirmation : TimeSpan.Zero, timeProvider, static o => o.TrySucceed(StateConfirmation.Unconfirmed));
                scope.Call!.Operations.Confirm(scope.State);
                _ = ReadRosterUntilEndedAsync(scope.Leg, operation);
                break;
            case CompletionKind.Seat:
                StartTimeout(operation, left, ActionEffect.Accepted, null);
                if (scope.Call!.Model.FindSeat(operation.Origin) is SeatModel seat)
                {
                    scope.Call!.Operations.OfferSeat(seat, scope.State);
                }

                break;
            case CompletionKind.Connection when scope.Leg is { IsForeign: true } && operation.Action is not ConnectCall:
                _ = ReportEndAsync(scope, null);
                break;
            default:
                LearnIds(scope, operation, answer);
                StartTimeout(operation, left, ActionEffect.Accepted, null);
                break;
        }
    }

    /// <summary>Reports the end of the leg where no callback does.</summary>
    private async ValueTask ReportEndAsync(ActionScope scope, ResultInformation? reason)
    {
        if (scope.Leg is { } leg)
        {
            await leg.Call.Store.AppendAsync(
                new ConnectionEndEntry { CallKey = leg.Key.Value, At = timeProvider.GetUtcNow(), Reason = reason }, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static void LearnIds(ActionScope scope, OpenOperation operation, ActionAnswer answer)
    {
        if (answer.InvitationId is string invitation && operation.Rule.Invites)
        {
            scope.Call!.Operations.Learn(operation, invitation);
        }

        if (answer.Value is CallConnectionProperties connection)
        {
            scope.Leg!.Learn(connection.Id);
        }
    }

    private void StartTimeout(OpenOperation operation, TimeSpan time, ActionEffect effect, Exception? unclear)
    {
        operation.Effect = effect;
        TimeSpan due = time > TimeSpan.Zero ? time : TimeSpan.Zero;
        operation.SetTimer(
            due,
            timeProvider,
            o => o.TryFail(new ActionTimedOutException(
                o.Action.Name, effect, o.Action.Deadline ?? (effect == ActionEffect.Accepted ? o.Rule.Deadline(o.Action) : time), unclear)));
    }

    /// <summary>Reads the roster once a second until the operation ends, where no callback brings it.</summary>
    private async Task ReadRosterUntilEndedAsync(ServerLeg? leg, OpenOperation operation)
    {
        if (leg is not { IsForeign: true })
        {
            return;
        }

        using CancellationTokenSource ended = new();
        Task polling = PollRosterAsync(leg, operation, ended.Token);
        await Task.WhenAny(polling, operation.Outcome).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PollRosterAsync(ServerLeg leg, OpenOperation operation, CancellationToken cancellationToken)
    {
        while (!operation.HasEnded)
        {
            try
            {
                await reconciler.ReconcileAsync(leg, ReconcileCause.ForeignLeg, connection: null, cancellationToken).ConfigureAwait(false);
            }
            catch (RoomCallsException)
            {
                operation.Activity?.AddEvent(new("roster could not be read"));
            }

            await Task.Delay(TimeSpan.FromSeconds(1), timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
