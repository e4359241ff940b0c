using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Internal.Connecting;

/// <summary>Connects legs: one per call, also for concurrent requests.</summary>
internal sealed class Connector(
    ActionPipeline pipeline, CallRegistry registry, AbandonedLegs abandoned, CallKeySigner keySigner, CallSettings settings, WorkTracker work)
{
    /// <summary>Connects, or acquires a handle on the call that is connected.</summary>
    public async Task<LiveCall> ConnectAsync(ActorChain actors, ConnectCall connect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connect);
        LiveCall call = await AcquireAsync(actors, connect, cancellationToken).ConfigureAwait(false);
        try
        {
            await call.Connected.WaitAsync(cancellationToken).ConfigureAwait(false);
            return call;
        }
        catch
        {
            if (call.Release() && call.Connected.IsCompletedSuccessfully && !call.HasEnded)
            {
                abandoned.HangUp(call.Leg.Id);
            }

            throw;
        }
    }

    private async Task<LiveCall> AcquireAsync(ActorChain actors, ConnectCall connect, CancellationToken cancellationToken)
    {
        work.Enter();
        try
        {
            ConnectCall prepared = pipeline.Prepare(connect, new ActionScope(actors));
            RequireSecret();
            registry.ThrowIfStopped();
            await pipeline.RequirePermissionAsync(new ActionScope(actors), prepared, cancellationToken: cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            (LiveCall call, bool isNew) = registry.Acquire(prepared.Locator, () => CreateCall(prepared.Locator));
            if (isNew || registry.TryRenewLeg(call, CreateLeg))
            {
                call.BeginConnecting(() => RunAsync(call, actors, prepared));
            }

            return call;
        }
        finally
        {
            work.Exit();
        }
    }

    private static ServerLeg CreateLeg() => new(CallKey.New(), isForeign: false);

    private LiveCall CreateCall(CallLocator locator) => new(CreateLeg(), locator, settings) { ConnectedAfterAbandon = abandoned.HangUp };

    private async Task RunAsync(LiveCall call, ActorChain actors, ConnectCall connect)
    {
        try
        {
            call.Leg.Learn(await pipeline.ExecutePreparedAsync(new ActionScope(actors, call), connect).ConfigureAwait(false));
        }
        catch (Exception failure)
        {
            AbandonLeg(call);
            bool mayComeUp = failure is OperationCanceledException or ActionTimedOutException or TransportException { Effect: ActionEffect.Unknown };
            if (mayComeUp && call.Leg.Id is { IsEmpty: false } id)
            {
                abandoned.HangUp(id);
                throw AddId(failure, id);
            }

            throw;
        }
    }

    /// <summary>Closes a call without seats; a call with seats goes on without a server-side leg.</summary>
    private static void AbandonLeg(LiveCall call)
    {
        if (call.Seats.IsEmpty)
        {
            call.Close(static operation => operation.TryCancel(new CancellationToken(canceled: true)));
        }
        else
        {
            call.DropLeg();
        }
    }

    private static Exception AddId(Exception failure, CallConnectionId id) => failure is ActionTimedOutException late
        ? new ActionTimedOutException(late.ActionName, late.Effect, late.Timeout, $"{late.Message} The leg {id} is being hung up.", late)
        : failure;

    private void RequireSecret()
    {
        if (!keySigner.CanSign)
        {
            throw new InvalidActionException(
                nameof(ConnectCall), ["There is no callback secret: set RoomCallsOptions.CallbackSecret (with an access key it is derived from that)."]);
        }
    }
}
