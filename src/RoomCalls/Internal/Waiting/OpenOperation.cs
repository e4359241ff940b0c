using System.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Catalog;

namespace RoomCalls.Internal.Waiting;

/// <summary>An action whose outcome is open. Whatever may end it proposes an end; the first proposal wins.</summary>
internal abstract class OpenOperation(OperationRecord record, ActionRule rule, Activity? activity)
{
    private ITimer? _timer;
    private int _ended;

    /// <summary>What was settled when the operation was opened, before anything was sent.</summary>
    public OperationRecord Record { get; } = record;

    public Guid Id => Record.Id;

    public RoomCallAction Action => Record.Action;

    public ActionRule Rule { get; } = rule;

    /// <summary>When the operation was opened, as a timestamp of the time provider.</summary>
    public long OpenedAt { get; init; }

    /// <summary>The trace of the action, kept until its outcome.</summary>
    public Activity? Activity { get; } = activity;

    /// <summary>The generation of the leg or seat that carries the action; zero for an action without a call.</summary>
    public int Origin { get; init; }

    /// <summary>The ledger that has the operation; <see langword="null"/> when a seat carries it, or it is about no call.</summary>
    public OperationLedger? Ledger { get; init; }

    public ActionEffect Effect { get; set; }

    public string? InvitationId { get; set; }

    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>The outcome, untyped.</summary>
    public abstract Task Outcome { get; }

    /// <summary>Called once, when the operation ends.</summary>
    public Action<OpenOperation>? Ended { get; set; }

    /// <summary>Measures the operation by the name of its outcome, before the caller sees the outcome.</summary>
    public Action<OpenOperation, string>? Measure { get; init; }

    /// <summary>Reports that a listener of the application to traces or metrics has thrown.</summary>
    public Action<OpenOperation, Exception>? ListenerFailed { get; init; }

    /// <summary>What is left of the deadline.</summary>
    public TimeSpan GetTimeLeft(TimeProvider timeProvider) => Record.Deadline - timeProvider.GetElapsedTime(OpenedAt);

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

    public bool TrySucceed(object? result) => TryEnd(OperationEnd.Succeeded(result));

    public bool TryFail(Exception exception) => TryEnd(OperationEnd.Failed(exception));

    public bool TryCancel(CancellationToken cancellationToken) => TryEnd(OperationEnd.Cancelled(cancellationToken));

    /// <summary>The one place where an operation ends. Events, answers, refusals, timers, cancellation and the end of the call propose; the first wins.</summary>
    /// <returns>Whether this proposal is the end.</returns>
    public bool TryEnd(OperationEnd proposal)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return false;
        }

        _timer?.Dispose();
        Ended?.Invoke(this);
        _ = Ledger?.TryEndAsync(Id, proposal.Kind).AsTask();
        if (proposal.Error is not null)
        {
            Activity?.SetStatus(ActivityStatusCode.Error, proposal.Error);
        }

        Contain(static (self, _) => self.Activity?.Stop(), proposal.Name);
        Contain(static (self, name) => self.Measure?.Invoke(self, name), proposal.Name);
        Complete(proposal);
        return true;
    }

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

    /// <summary>
    /// Proposes an end that nothing but the time has brought. When the ledger has an outcome already, that is on its way, and has a last while to arrive.
    /// </summary>
    public async Task ProposeAsync(OperationEnd end, TimeSpan lastWhile, TimeProvider timeProvider)
    {
        if (Ledger is null || await Ledger.TryEndAsync(Id, end.Kind).ConfigureAwait(false))
        {
            TryEnd(end);
        }
        else
        {
            SetTimer(lastWhile, timeProvider, late => late.TryEnd(end));
        }
    }

    /// <summary>Shows the end to the caller.</summary>
    protected abstract void Complete(OperationEnd end);

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
            ListenerFailed?.Invoke(this, thrown);
        }
    }
}

/// <summary>An open operation with a typed outcome.</summary>
internal sealed class OpenOperation<TResult>(OperationRecord record, ActionRule rule, Activity? activity) : OpenOperation(record, rule, activity)
{
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Completion => _completion.Task;

    public override Task Outcome => _completion.Task;

    protected override void Complete(OperationEnd end)
    {
        if (end.Exception is Exception failure)
        {
            _completion.SetException(failure);
            _ = _completion.Task.Exception;
        }
        else if (end.Token is CancellationToken cancelled)
        {
            _completion.SetCanceled(cancelled);
        }
        else
        {
            _completion.SetResult((TResult)end.Result!);
        }
    }
}
