using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;

namespace RoomCalls.Internal.Sending;

/// <summary>Chooses what carries the action, unless the caller has chosen, and the rule that ends it.</summary>
internal sealed class RouteStep(CarrierSelector selector) : IActionStep
{
    public ActionCatalog Catalog => selector.Catalog;

    public ValueTask<bool> RunAsync(ActionRun run)
    {
        Choose(run);
        return new(true);
    }

    public void Choose(ActionQuestion question)
    {
        question.Action = ForHandle(question.Action, question.Scope);
        ActionCarrier carrier = question.Carrier ?? selector.Select(question.Scope, question.Action);
        question.Carrier = carrier.Rule is null ? carrier with { Rule = carrier.Row.BySeat } : carrier;
    }

    /// <summary>By the handle of a seat, an action such as hanging up means another one, with the same result.</summary>
    private RoomCallAction ForHandle(RoomCallAction action, ActionScope scope) =>
        scope.IsOfSeat ? selector.Catalog.Get(action).OnSeatHandle(action) ?? action : action;
}
