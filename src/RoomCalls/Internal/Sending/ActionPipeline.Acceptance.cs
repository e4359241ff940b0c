using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <content>The envelope of an action, and what follows once the service has accepted it.</content>
internal sealed partial class ActionPipeline
{
    private ActionEnvelope CreateEnvelope(ActionScope scope, OpenOperation operation)
    {
        RoomCallAction action = operation.Action;
        return new ActionEnvelope
        {
            CallConnectionId = action is ConnectCall ? null : scope.ConnectionId,
            OperationId = operation.Id,
            RepeatabilityId = action.CallerRepeatabilityId ?? Guid.NewGuid(),
            FirstSent = timeProvider.GetUtcNow(),
            FirstSentTimestamp = timeProvider.GetTimestamp(),
            OperationContext = action.TakesContext ? OperationContextCodec.Encode(operation.Id, action.CallerContext) : null,
            CallbackUri = CreateCallbackUri(scope.Call, action),
        };
    }

    private Uri? CreateCallbackUri(LiveCall? call, RoomCallAction action)
    {
        Uri? address = action switch
        {
            ConnectCall connect => connect.CallbackUri,
            _ when action.CallerCallback is Uri callerCallback => callerCallback,
            _ when action.TakesCallback && call is { Leg.IsForeign: true } => defaults.CallbackUri,
            _ => null,
        };
        return address is null || call is null ? null : keySigner.Sign(address, call.Leg.Key);
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
                TimeSpan confirmation = operation.Action.Deadline is null || left > ActionRules.StateConfirmationTime
                    ? ActionRules.StateConfirmationTime
                    : left;
                operation.SetTimer(
                    confirmation > TimeSpan.Zero ? confirmation : TimeSpan.Zero, timeProvider, static o => o.TrySucceed(StateConfirmation.Unconfirmed));
                scope.Call!.Operations.Confirm(scope.State);
                _ = ReadRosterUntilEndedAsync(scope.Call, operation);
                break;
            case CompletionKind.Seat:
                StartTimeout(operation, left, ActionEffect.Accepted, null);
                if (scope.State.Seats.LastOrDefault(s => s.Id == operation.SeatUser) is CallSeat seat)
                {
                    scope.Call!.Operations.OfferSeat(seat, scope.State);
                }

                break;
            case CompletionKind.Connection when scope.Call is { Leg.IsForeign: true } foreign && operation.Action is not ConnectCall:
                foreign.PostEnd(null);
                break;
            default:
                LearnIds(scope.Call!, operation, answer);
                StartTimeout(operation, left, ActionEffect.Accepted, null);
                break;
        }
    }

    private static void LearnIds(LiveCall call, OpenOperation operation, ActionAnswer answer)
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
    private async Task ReadRosterUntilEndedAsync(LiveCall call, OpenOperation operation)
    {
        if (call.ReadRoster is not { } readRoster)
        {
            return;
        }

        using CancellationTokenSource ended = new();
        Task polling = PollRosterAsync(readRoster, operation, ended.Token);
        await Task.WhenAny(polling, operation.Outcome).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PollRosterAsync(Func<CancellationToken, Task> readRoster, OpenOperation operation, CancellationToken cancellationToken)
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
