using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Sending;

/// <summary>The timers that propose the end of an operation when nothing else has.</summary>
internal sealed class OperationTimers(TimeSpan unclearGrace, TimeProvider timeProvider)
{
    /// <summary>How long an outcome that the ledger has may take to arrive.</summary>
    private static readonly TimeSpan LastWhile = TimeSpan.FromSeconds(1);

    /// <summary>The action is accepted: its event has what is left of the deadline.</summary>
    public void AwaitOutcome(OpenOperation operation) => Start(operation, operation.GetTimeLeft(timeProvider), ActionEffect.Accepted, operation.Record.Deadline, null);

    /// <summary>The action may have happened: its event has a grace, within the deadline of the caller.</summary>
    public void AwaitUnclear(OpenOperation operation, Exception unclear)
    {
        TimeSpan grace = operation.Rule.UnclearGrace?.Invoke(operation.Action) ?? unclearGrace;
        TimeSpan left = operation.GetTimeLeft(timeProvider);
        TimeSpan due = operation.Action.Deadline is null || grace < left ? grace : left;
        Start(operation, due, ActionEffect.Unknown, operation.Action.Deadline ?? due, unclear);
    }

    /// <summary>The action is accepted: the roster has a while to show it, and then it is a success that is not confirmed.</summary>
    public void AwaitConfirmation(OpenOperation operation)
    {
        TimeSpan left = operation.GetTimeLeft(timeProvider);
        TimeSpan due = operation.Action.Deadline is null || left > ActionRule.StateConfirmationTime ? ActionRule.StateConfirmationTime : left;
        operation.SetTimer(NotNegative(due), timeProvider, static o => o.TrySucceed(StateConfirmation.Unconfirmed));
    }

    private void Start(OpenOperation operation, TimeSpan due, ActionEffect effect, TimeSpan waited, Exception? unclear)
    {
        operation.Effect = effect;
        operation.SetTimer(
            NotNegative(due),
            timeProvider,
            o => _ = o.ProposeAsync(OperationEnd.Failed(new ActionTimedOutException(o.Action.Name, effect, waited, unclear)), LastWhile, timeProvider));
    }

    private static TimeSpan NotNegative(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
