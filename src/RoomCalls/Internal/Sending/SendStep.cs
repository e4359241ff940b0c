using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Requests;
using RoomCalls.Internal.Resilience;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Sending;

/// <summary>
/// Sends the action until there is an answer, or an event has decided meanwhile. What may have happened although there is no answer stays open for its event.
/// </summary>
internal sealed class SendStep(EnvelopeFactory envelopes, RetryPipeline retry, OperationTimers timers, RoomDirectory directory) : IActionStep
{
    public async ValueTask<bool> RunAsync(ActionRun run)
    {
        OpenOperation operation = run.Operation!;
        using CancellationTokenSource sending = CancellationTokenSource.CreateLinkedTokenSource(run.CancellationToken);
        using ActivityScope _ = new(operation.Activity);
        operation.Effect = run.Carrier!.Value.Seat is null || operation.Rule.NeedsAnswer ? ActionEffect.None : ActionEffect.Unknown;
        Task<ActionAnswer> send = SendAsync(run, operation, sending.Token);
        if (await Task.WhenAny(send, operation.Outcome).ConfigureAwait(false) != send)
        {
            await sending.CancelAsync().ConfigureAwait(false);
            await ((Task)send).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return false;
        }

        try
        {
            run.Answer = await send.ConfigureAwait(false);
            return true;
        }
        catch (ActionFailedException refusal) when (operation.Rule.IsAlreadySo(refusal.ResultInformation))
        {
            if (run.Scope.Leg is { } leg)
            {
                await leg.ReportEndAsync(refusal.ResultInformation).ConfigureAwait(false);
            }

            operation.TrySucceed(refusal.ResultInformation);
        }
        catch (Exception unclear) when (IsUnclear(unclear) && operation.Rule is { Kind: not CompletionKind.Response, NeedsAnswer: false })
        {
            timers.AwaitUnclear(operation, unclear);
        }
        catch (OperationCanceledException cancelled)
        {
            operation.TryCancel(cancelled.CancellationToken);
            throw;
        }

        return false;
    }

    private static bool IsUnclear(Exception failure) =>
        failure is TransportException { Effect: ActionEffect.Unknown } or ActionTimedOutException { Effect: ActionEffect.Unknown };

    private async Task<ActionAnswer> SendAsync(ActionRun run, OpenOperation operation, CancellationToken cancellationToken)
    {
        IActionTransport transport = run.Carrier!.Value.Transport ?? throw Transports.Missing(run.Carrier.Value.Row);
        ActionEnvelope envelope = envelopes.Create(operation.Record, run.Scope, run.Carrier.Value.Row);
        try
        {
            return await retry.SendAsync(transport, operation.Action, envelope, operation.Rule, operation.Record.Deadline, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            // Also after a failure: the action may have taken effect.
            if (run.Carrier.Value.Row.ChangesRoom && operation.Action.TargetRoom is RoomId changed)
            {
                directory.Forget(changed);
            }
        }
    }
}
