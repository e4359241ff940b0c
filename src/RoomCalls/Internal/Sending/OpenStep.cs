using System.Diagnostics;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Sending;

/// <summary>Opens the operation and registers it before anything is sent, so that an early event finds it; from here on it is traced and measured.</summary>
internal sealed class OpenStep : IActionStep, IDisposable
{
    private readonly ActivitySource _source = new(RoomCallsDiagnostics.ActivitySourceName);
    private readonly TimeProvider _timeProvider;
    private readonly Action<OpenOperation, string> _measure;
    private readonly Action<OpenOperation, Exception> _listenerFailed;

    public OpenStep(TimeProvider timeProvider, RoomCallsMetrics metrics, ActionAudit audit)
    {
        _timeProvider = timeProvider;
        _measure = (operation, outcome) => metrics.Action(operation.Action.Name, outcome, timeProvider.GetElapsedTime(operation.OpenedAt));
        _listenerFailed = (operation, thrown) => audit.ListenerFailed(operation.Action.Name, thrown);
    }

    public async ValueTask<bool> RunAsync(ActionRun run)
    {
        OpenOperation operation = Open(run);
        run.Call?.Operations.Register(operation);
        if (operation.Ledger is { } ledger)
        {
            await ledger.OpenAsync(operation.Record, run.CancellationToken).ConfigureAwait(false);
        }

        if (run.Call is { HasEnded: true } ended)
        {
            EndWithCall(operation, ended);
        }
        else if (run.Call is { IsClosed: true })
        {
            operation.TryFail(new ObjectDisposedException(
                "IRoomCall", $"{operation.Action.Name} was not sent: this process no longer holds the call, so its outcome could not be reported."));
        }
        else
        {
            return true;
        }

        await operation.Outcome.ConfigureAwait(false);
        return false;
    }

    public void Dispose() => _source.Dispose();

    private OpenOperation Open(ActionRun run)
    {
        OperationRecord record = OperationRecord.Create(run.Action, run.Carrier!.Value.Rule!, _timeProvider.GetUtcNow());
        OperationHooks hooks = new(_timeProvider.GetTimestamp(), _measure, _listenerFailed);
        Activity? parent = Activity.Current;
        OpenOperation operation = run.Open(record, _source.StartActivity(run.Action.Name, ActivityKind.Client), hooks);
        Activity.Current = parent;
        return operation;
    }

    private static void EndWithCall(OpenOperation operation, LiveCall call)
    {
        if (operation.Rule.EndsCall)
        {
            operation.TrySucceed(call.State.EndReason ?? ActionRule.Done);
        }
        else
        {
            operation.TryFail(new CallEndedException(operation.Action.Name, call.State.EndReason));
        }
    }
}
