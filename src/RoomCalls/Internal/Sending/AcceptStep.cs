using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>What follows once the service has accepted an action: the result, or the wait for what ends it.</summary>
internal sealed class AcceptStep(OperationTimers timers, RosterPoll roster, TimeProvider timeProvider) : IActionStep
{
    public async ValueTask<bool> RunAsync(ActionRun run)
    {
        OpenOperation operation = run.Operation!;
        using ActivityScope scope = new(operation.Activity);
        operation.Effect = ActionEffect.Accepted;
        if (operation.Ledger is { } ledger)
        {
            await ledger.AcceptAsync(operation.Id, run.Answer!.InvitationId).ConfigureAwait(false);
        }

        switch (operation.Rule.Kind)
        {
            case CompletionKind.Response:
                operation.TrySucceed(operation.Rule.ResultFromAnswer(run.Answer!.Value, run.Scope.State, timeProvider.GetUtcNow()));
                break;
            case CompletionKind.State:
                timers.AwaitConfirmation(operation);
                run.Call!.Operations.Confirm(run.Scope.State);
                _ = roster.ReadUntilEndedAsync(run.Scope.Leg, operation);
                break;
            case CompletionKind.Seat:
                timers.AwaitOutcome(operation);
                OfferSeat(run.Call!, operation);
                break;
            case CompletionKind.Connection when run.Scope.Leg is { IsForeign: true } foreign && operation.Rule.EndsCall:
                _ = foreign.ReportEndAsync(null).AsTask();
                break;
            default:
                LearnIds(run.Scope, operation, run.Answer!);
                timers.AwaitOutcome(operation);
                break;
        }

        return true;
    }

    /// <summary>The seat may show the outcome already.</summary>
    private static void OfferSeat(LiveCall call, OpenOperation operation)
    {
        CallModel model = call.Model;
        if (model.FindSeat(operation.Origin) is SeatModel seat)
        {
            call.Operations.OfferSeat(seat, model.State);
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
            scope.Leg?.Learn(connection.Id);
        }
    }
}
