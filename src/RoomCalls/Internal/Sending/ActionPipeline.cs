using System.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Resilience;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>The outgoing road of every action: check the input, ask the policies, open the operation, send, and wait as its rule says.</summary>
internal sealed partial class ActionPipeline(
    CarrierSelector selector,
    PolicyGate gate,
    RoomDirectory directory,
    ActionAudit audit,
    InternalRequests requests,
    RetryPipeline retry,
    CallKeySigner keySigner,
    ActionDefaults defaults,
    TimeSpan unclearGrace,
    TimeProvider timeProvider,
    RoomCallsMetrics metrics,
    BusyCounter busy) : IDisposable
{
    private readonly ActivitySource _source = new(RoomCallsDiagnostics.ActivitySourceName);

    /// <summary>Executes an action and waits for its outcome.</summary>
    public async Task<TResult> ExecuteAsync<TResult>(ActionScope scope, RoomCallAction<TResult> action, CancellationToken cancellationToken)
    {
        OpenOperation<TResult> operation = await StartAsync(scope, action, cancellationToken).ConfigureAwait(false);
        return await CompleteAsync(operation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts an action and returns when the service has accepted it, or when that is unclear and its event must decide.</summary>
    public Task<OpenOperation<TResult>> StartAsync<TResult>(
        ActionScope scope, RoomCallAction<TResult> action, CancellationToken cancellationToken) => busy.CountAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(action);
        RoomCallAction<TResult> prepared = Prepare(action, scope);
        ActionCarrier carrier = selector.Select(scope, prepared);
        if (scope.Call is not { HasEnded: true })
        {
            await RequirePermissionAsync(scope, prepared, carrier, cancellationToken).ConfigureAwait(false);
        }

        return await OpenAsync(scope, prepared, carrier, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Executes an action whose input and permission were checked before.</summary>
    public async Task<TResult> ExecutePreparedAsync<TResult>(
        ActionScope scope, RoomCallAction<TResult> prepared, ActionCarrier? carrier = null, CancellationToken cancellationToken = default)
    {
        OpenOperation<TResult> operation =
            await busy.CountAsync(() => OpenAsync(scope, prepared, carrier ?? selector.Select(scope, prepared), cancellationToken)).ConfigureAwait(false);
        return await CompleteAsync(operation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Applies the options' defaults and refuses invalid input, with all errors at once.</summary>
    public TAction Prepare<TAction>(TAction action, ActionScope scope)
        where TAction : RoomCallAction
    {
        TAction prepared = (TAction)action.WithDefaults(defaults);
        CollectErrors(scope, prepared).ThrowIfAny(prepared.Name);
        return prepared;
    }

    private static async Task<TResult> CompleteAsync<TResult>(OpenOperation<TResult> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            operation.TryCancel(cancellationToken);
            throw;
        }
    }

    private ActionErrors CollectErrors(ActionScope scope, RoomCallAction prepared)
    {
        ActionErrors errors = prepared.Errors();
        errors.AddIf(
            scope.Call is { Leg.IsForeign: true } && prepared.TakesCallback && prepared.CallerCallback is null && defaults.CallbackUri is null,
            "The call's callbacks go to another application: set RoomCallsOptions.CallbackUri so that the outcome comes here.");
        errors.AddIf(
            prepared.CallerCallback is not null && !keySigner.CanSign,
            "OperationCallbackUri needs a callback secret: set RoomCallsOptions.CallbackSecret (with an access key it is derived from that).");
        return errors;
    }

    public void Dispose() => _source.Dispose();

    private async Task<OpenOperation<TResult>> OpenAsync<TResult>(
        ActionScope scope, RoomCallAction<TResult> action, ActionCarrier carrier, CancellationToken cancellationToken)
    {
        ActionRule rule = carrier.Rule ?? SeatRules.Find(action)!;
        Activity? parent = Activity.Current;
        long began = timeProvider.GetTimestamp();
        OpenOperation<TResult> operation = new(Guid.NewGuid(), action, rule, _source.StartActivity(action.Name, ActivityKind.Client))
        {
            Seat = carrier.Seat,
            SeatUser = carrier.Seat?.Id,
            Measure = outcome => metrics.Action(action.Name, outcome, timeProvider.GetElapsedTime(began)),
            ListenerFailed = thrown => audit.ListenerFailed(action.Name, thrown),
        };
        Activity.Current = parent;
        scope.Call?.Operations.Register(operation);
        if (scope.Call is { HasEnded: true } ended)
        {
            EndWithCall(operation, ended);
            await operation.Completion.ConfigureAwait(false);
            return operation;
        }

        if (scope.Call is { IsClosed: true })
        {
            operation.TryFail(new ObjectDisposedException(
                "IRoomCall", $"{action.Name} was not sent: this process no longer holds the call, so its outcome could not be reported."));
            await operation.Completion.ConfigureAwait(false);
            return operation;
        }

        try
        {
            await SendAsync(scope, operation, carrier, cancellationToken).ConfigureAwait(false);
            return operation;
        }
        catch (Exception failure)
        {
            operation.TryFail(failure);
            throw;
        }
    }

    private async Task SendAsync<TResult>(ActionScope scope, OpenOperation<TResult> operation, ActionCarrier carrier, CancellationToken cancellationToken)
    {
        RoomCallAction action = operation.Action;
        TimeSpan deadline = action.Deadline ?? operation.Rule.Deadline(action);
        ActionEnvelope envelope = CreateEnvelope(scope, operation);
        using CancellationTokenSource sending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using ActivityScope _ = new(operation.Activity);
        operation.Effect = carrier.Seat is null || operation.Rule.NeedsAnswer ? ActionEffect.None : ActionEffect.Unknown;
        Task<ActionAnswer> send = CarryAsync(operation, carrier.Transport ?? throw Transports.Missing(action), envelope, deadline, sending.Token);
        if (await Task.WhenAny(send, operation.Outcome).ConfigureAwait(false) != send)
        {
            await sending.CancelAsync().ConfigureAwait(false);
            await ((Task)send).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        try
        {
            OnAccepted(scope, operation, await send.ConfigureAwait(false), deadline - timeProvider.GetElapsedTime(envelope.FirstSentTimestamp));
        }
        catch (ActionFailedException refusal) when (operation.Rule.IsAlreadySo(refusal.ResultInformation))
        {
            scope.Call?.PostEnd(refusal.ResultInformation);
            operation.TrySucceed(refusal.ResultInformation);
        }
        catch (Exception unclear) when (unclear
            is TransportException { Effect: ActionEffect.Unknown } or ActionTimedOutException { Effect: ActionEffect.Unknown }
            && operation.Rule is { Kind: not CompletionKind.Response, NeedsAnswer: false })
        {
            TimeSpan grace = operation.Rule.UnclearGrace?.Invoke(action) ?? unclearGrace;
            TimeSpan left = deadline - timeProvider.GetElapsedTime(envelope.FirstSentTimestamp);
            StartTimeout(operation, action.Deadline is null || grace < left ? grace : left, ActionEffect.Unknown, unclear);
        }
        catch (OperationCanceledException cancelled)
        {
            operation.TryCancel(cancelled.CancellationToken);
            throw;
        }
    }

    private async Task<ActionAnswer> CarryAsync(
        OpenOperation operation, IActionTransport transport, ActionEnvelope envelope, TimeSpan deadline, CancellationToken cancellationToken)
    {
        RoomCallAction action = operation.Action;
        try
        {
            return await retry.SendAsync(transport, action, envelope, operation.Rule, deadline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also after a failure: the action may have taken effect.
            if (action is { ChangesRoom: true, TargetRoom: RoomId changed })
            {
                directory.Forget(changed);
            }
        }
    }

    private static void EndWithCall(OpenOperation operation, LiveCall call)
    {
        if (operation.Rule.Kind == CompletionKind.Connection || operation.Action is LeaveCall)
        {
            operation.TrySucceed(call.State.EndReason ?? ActionRule.Done);
        }
        else
        {
            operation.TryFail(new CallEndedException(operation.Action.Name, call.State.EndReason));
        }
    }
}
