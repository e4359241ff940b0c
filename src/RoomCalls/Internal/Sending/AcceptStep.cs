using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>What follows once the service has accepted an action: the result, or the wait for what ends it.</summary>
internal sealed class AcceptStep(OperationTimers timers, RosterPoll roster, TimeProvider timeProvider) : IActionStep
{
    public ValueTask<bool> RunAsync(ActionRun run)
    {
        OpenOperation operation = run.Operation!;
        using ActivityScope scope = new(operation.Activity);
        operation.Effect = ActionEffect.Accepted;
        switch (operation.Rule.Kind)
        {
            case CompletionKind.Response:
                operation.TrySucceed(operation.Rule.ResultFromAnswer(run.Answer!.Value, run.Scope.State, timeProvider.GetUtcNow()));
                break;
            case CompletionKind.State:
                timers.AwaitConfirmation(operation);
                run.Call!.Operations.Confirm(run.Scope.State);
                _ = roster.ReadUntilEndedAsync(run.Call, operation);
                break;
            case CompletionKind.Seat:
                timers.AwaitOutcome(operation);
                OfferSeat(run.Call!, operation);
                break;
            case CompletionKind.Connection when run.Call is { Leg.IsForeign: true } foreign && operation.Action is not ConnectCall:
                foreign.PostEnd(null);
                break;
            default:
                LearnIds(run.Call!, operation, run.Answer!);
                timers.AwaitOutcome(operation);
                break;
        }

        return new(true);
    }

    /// <summary>The seat may show the outcome already.</summary>
    private static void OfferSeat(LiveCall call, OpenOperation operation)
    {
        RoomCallState state = call.State;
        if (state.Seats.LastOrDefault(s => s.Id == operation.SeatUser) is CallSeat seat)
        {
            call.Operations.OfferSeat(seat, state);
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
}
