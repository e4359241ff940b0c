using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Internal.Connecting;

/// <summary>
/// A way in by an action that makes a server-side leg, such as connecting. One leg per call, also for concurrent requests: of several, one acts, and all
/// wait for the same leg.
/// </summary>
internal sealed class LegWayIn(EntryServices services, ActorChain actors, RoomCallAction<CallConnectionId> action, CallLocator? locator)
    : WayIn(services.Work)
{
    private RoomCallAction<CallConnectionId>? _prepared;
    private ServerLeg? _leg;

    protected override void Prepare()
    {
        _prepared = services.Pipeline.Prepare(action, new ActionScope(actors));
        if (services.Catalog.Get(action).CallCallback(_prepared) is null)
        {
            // By its address the leg's events find their call.
            throw new InvalidActionException(action.Name, ["The callback address is missing: set RoomCallsOptions.CallbackUri."]);
        }

        if (!services.KeySigner.CanSign)
        {
            throw new InvalidActionException(
                action.Name, ["There is no callback secret: set RoomCallsOptions.CallbackSecret (with an access key it is derived from that)."]);
        }

        services.Directory.ThrowIfStopped();
    }

    protected override ValueTask PermitAsync(CancellationToken cancellationToken) =>
        services.Pipeline.RequirePermissionAsync(new ActionScope(actors), _prepared!, cancellationToken: cancellationToken);

    protected override async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        TakenLeg taken = await services.Directory.TakeLegAsync(locator, () => services.CreateCall(locator), cancellationToken).ConfigureAwait(false);
        _leg = taken.Leg;
        if (taken.IsNew)
        {
            _leg.Begin(ConnectAsync(_leg));
        }
    }

    protected override async Task<CallHold> ActAsync(CancellationToken cancellationToken)
    {
        await _leg!.Connected.WaitAsync(cancellationToken).ConfigureAwait(false);
        _leg.StopWaiting(entered: true);
        return new CallHold(_leg.Call);
    }

    protected override ValueTask GiveBackAsync()
    {
        if (_leg!.StopWaiting(entered: false))
        {
            services.Owner.Drop(_leg);
        }

        _leg.Call.Release();
        return ValueTask.CompletedTask;
    }

    /// <summary>The one attempt of a leg. Its failure is that of everyone who waits for the leg.</summary>
    private async Task ConnectAsync(ServerLeg leg)
    {
        try
        {
            ActionScope scope = new(actors, leg.Call) { Leg = leg };
            if (leg.Learn(await services.Pipeline.ExecutePreparedAsync(scope, _prepared!).ConfigureAwait(false)))
            {
                services.Owner.OnConnectionId(leg);
            }

            if (!leg.TryConnect())
            {
                leg.Fail(new CallEndedException(action.Name, leg.Call.State.EndReason));
                services.Owner.HangUpIfAbandoned(leg);
            }
        }
        catch (Exception failure)
        {
            bool mayComeUp = failure is OperationCanceledException or ActionTimedOutException or TransportException { Effect: ActionEffect.Unknown };
            leg.Fail(mayComeUp && !leg.Id.IsEmpty ? AddId(failure, leg.Id) : failure);
            if (mayComeUp ? leg.TryAbandon() : leg.TryEnd())
            {
                services.Owner.Drop(leg);
            }
            else
            {
                services.Owner.HangUpIfAbandoned(leg);
            }
        }
    }

    private static Exception AddId(Exception failure, CallConnectionId id) => failure is ActionTimedOutException late
        ? new ActionTimedOutException(late.ActionName, late.Effect, late.Timeout, $"{late.Message} The leg {id} is being hung up.", late)
        : failure;
}
