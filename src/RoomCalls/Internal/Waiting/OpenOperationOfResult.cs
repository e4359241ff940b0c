using System.Diagnostics;
using RoomCalls.Actions;

namespace RoomCalls.Internal.Waiting;

/// <summary>An open operation with a typed outcome.</summary>
internal sealed class OpenOperation<TResult>(Guid id, RoomCallAction<TResult> action, ActionRule rule, Activity? activity) : OpenOperation(id, action, rule, activity)
{
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Completion => _completion.Task;

    public override Task Outcome => _completion.Task;

    protected override void SetResult(object? result) => _completion.SetResult((TResult)result!);

    protected override void SetException(Exception exception)
    {
        _completion.SetException(exception);
        _ = _completion.Task.Exception;
    }

    protected override void SetCanceled(CancellationToken cancellationToken) => _completion.SetCanceled(cancellationToken);
}
