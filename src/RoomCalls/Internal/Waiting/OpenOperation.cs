using System.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Catalog;

namespace RoomCalls.Internal.Waiting;

/// <summary>An action whose outcome is open. It ends exactly once: the first outcome counts.</summary>
internal abstract class OpenOperation(Guid id, RoomCallAction action, ActionRule rule, Activity? activity)
{
    private ITimer? _timer;
    private int _ended;

    public Guid Id { get; } = id;

    public RoomCallAction Action { get; } = action;

    public ActionRule Rule { get; } = rule;

    /// <summary>The trace of the action, kept until its outcome.</summary>
    public Activity? Activity { get; } = activity;

    /// <summary>The generation of the leg or seat that carries the action; zero for an action without a call.</summary>
    public int Origin { get; init; }

    public ActionEffect Effect { get; set; }

    public string? InvitationId { get; set; }

    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>The outcome, untyped.</summary>
    public abstract Task Outcome { get; }

    /// <summary>Called once, when the operation ends.</summary>
    public Action<OpenOperation>? Ended { get; set; }

    /// <summary>Measures the operation by the name of its outcome, before the caller sees the outcome.</summary>
    public Action<string>? Measure { get; init; }

    /// <summary>Reports that a listener of the application to traces or metrics has thrown.</summary>
    public Action<Exception>? ListenerFailed { get; init; }

    /// <summary>Ends the operation if the event is its success or failure.</summary>
    public bool TryEnd(RoomCallEvent roomCallEvent, RoomCallState state)
    {
        Type type = roomCallEvent.GetType();
        if (type == Rule.Success)
        {
            return TrySucceed(Rule.ResultFromEvent(roomCallEvent, state));
        }

        return type == Rule.Failure
            && TryFail(new ActionFailedException(
                Action.Name, FailureOrigin.Event, roomCallEvent.ResultInformation ?? new ResultInformation(0, 0, "The service gave no reason.")));
    }

    /// <summary>Ends the operation as a seat shows.</summary>
    public bool TryEnd(SeatOutcome outcome) => outcome.Failure is ResultInformation failure
        ? TryFail(new ActionFailedException(Action.Name, FailureOrigin.Event, failure))
        : TrySucceed(outcome.Result);

    public bool TrySucceed(object? result) => TryEnd(static (self, value) => self.SetResult(value), result, "success", error: null);

    public bool TryFail(Exception exception) =>
        TryEnd(static (self, value) => self.SetException((Exception)value!), exception, GetOutcomeName(exception), exception.GetType().Name);

    public bool TryCancel(CancellationToken cancellationToken) =>
        TryEnd(static (self, value) => self.SetCanceled((CancellationToken)value!), cancellationToken, "cancelled", "cancelled");

    /// <summary>Sets what happens when the time is up. It replaces an earlier timer.</summary>
    public void SetTimer(TimeSpan due, TimeProvider timeProvider, Action<OpenOperation> onElapsed)
    {
        ITimer timer = timeProvider.CreateTimer(_ => onElapsed(this), null, due, Timeout.InfiniteTimeSpan);
        Interlocked.Exchange(ref _timer, timer)?.Dispose();
        if (HasEnded)
        {
            timer.Dispose();
        }
    }

    protected abstract void SetResult(object? result);

    protected abstract void SetException(Exception exception);

    protected abstract void SetCanceled(CancellationToken cancellationToken);

    private static string GetOutcomeName(Exception exception) => exception switch
    {
        ActionTimedOutException => "timed_out",
        CallEndedException => "call_ended",
        _ => "failed",
    };

    private bool TryEnd(Action<OpenOperation, object?> set, object? value, string outcome, string? error)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return false;
        }

        _timer?.Dispose();
        Ended?.Invoke(this);
        if (error is not null)
        {
            Activity?.SetStatus(ActivityStatusCode.Error, error);
        }

        Contain(static (self, _) => self.Activity?.Stop(), outcome);
        Contain(static (self, outcome) => self.Measure?.Invoke(outcome), outcome);
        set(this, value);
        return true;
    }

    /// <summary>
    /// Lets listeners of the application run. One that throws must not cost an outcome, neither this one nor those that the same event or call ends, and must
    /// not reach a timer's thread, where it would end the process.
    /// </summary>
    private void Contain(Action<OpenOperation, string> listen, string outcome)
    {
        try
        {
            listen(this, outcome);
        }
        catch (Exception thrown)
        {
            ListenerFailed?.Invoke(thrown);
        }
    }
}

/// <summary>An open operation with a typed outcome.</summary>
internal sealed class OpenOperation<TResult>(Guid id, RoomCallAction<TResult> action, ActionRule rule, Activity? activity)
    : OpenOperation(id, action, rule, activity)
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
