using RoomCalls.Actions;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Sending;

/// <summary>Chooses what carries the action, unless the caller has chosen, and the rule that ends it.</summary>
internal sealed class RouteStep(CarrierSelector selector) : IActionStep
{
    public ValueTask<bool> RunAsync(ActionRun run)
    {
        Choose(run);
        return new(true);
    }

    public void Choose(ActionQuestion question)
    {
        question.Action = ForHandle(question.Action, question.Scope);
        ActionCarrier carrier = question.Carrier ?? selector.Select(question.Scope, question.Action);
        question.Carrier = carrier.Rule is null ? carrier with { Rule = SeatRules.Find(question.Action) } : carrier;
    }

    /// <summary>By the handle of a seat, hanging up leaves the call; by any other it ends the server-side leg. Both have the same result.</summary>
    private static RoomCallAction ForHandle(RoomCallAction action, ActionScope scope) =>
        scope.IsOfSeat && action is HangUpCall hangUp ? new LeaveCall { Deadline = hangUp.Deadline } : action;
}
