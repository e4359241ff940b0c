using System.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>An action that somebody wants to execute, and what carries it.</summary>
internal class ActionQuestion(ActionScope scope, RoomCallAction action, CancellationToken cancellationToken)
{
    public ActionScope Scope { get; } = scope;

    public LiveCall? Call => Scope.Call;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The action: as asked for, then with defaults, then as the handle means it.</summary>
    public RoomCallAction Action { get; set; } = action;

    /// <summary>What carries the action; <see langword="null"/> until it is chosen.</summary>
    public ActionCarrier? Carrier { get; set; }
}

/// <summary>One execution of an action: what its steps have found so far.</summary>
internal abstract class ActionRun(ActionScope scope, RoomCallAction action, CancellationToken cancellationToken)
    : ActionQuestion(scope, action, cancellationToken)
{
    /// <summary>The operation; <see langword="null"/> until it is opened.</summary>
    public OpenOperation? Operation { get; protected set; }

    /// <summary>The answer; <see langword="null"/> until the service has accepted the action.</summary>
    public ActionAnswer? Answer { get; set; }

    /// <summary>Opens the operation, with the type of the action's result.</summary>
    public abstract OpenOperation Open(OperationRecord record, Activity? activity, OperationHooks hooks);
}

/// <summary>One execution of an action with a result.</summary>
internal sealed class ActionRun<TResult>(ActionScope scope, RoomCallAction<TResult> action, CancellationToken cancellationToken)
    : ActionRun(scope, action, cancellationToken)
{
    /// <summary>The operation, once it is opened.</summary>
    public OpenOperation<TResult> Opened => (OpenOperation<TResult>)Operation!;

    public override OpenOperation Open(OperationRecord record, Activity? activity, OperationHooks hooks)
    {
        ActionCarrier carrier = Carrier!.Value;
        Operation = new OpenOperation<TResult>(record, carrier.Rule!, activity)
        {
            OpenedAt = hooks.OpenedAt,
            Origin = carrier.Seat?.Generation ?? Scope.Leg?.Generation ?? 0,
            Ledger = carrier.Seat is null ? Scope.Leg?.Ledger : null,
            Measure = hooks.Measure,
            ListenerFailed = hooks.ListenerFailed,
        };
        return Operation;
    }
}

/// <summary>When an operation is opened, and what it calls at its end.</summary>
internal readonly record struct OperationHooks(long OpenedAt, Action<OpenOperation, string> Measure, Action<OpenOperation, Exception> ListenerFailed);

/// <summary>A step on the way of an action to its outcome.</summary>
internal interface IActionStep
{
    /// <summary>Takes the step.</summary>
    /// <returns>Whether the next step follows; otherwise the operation has ended, or its event must decide.</returns>
    ValueTask<bool> RunAsync(ActionRun run);
}
