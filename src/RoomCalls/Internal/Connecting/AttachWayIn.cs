using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Internal.Connecting;

/// <summary>A way in by a leg that is connected already: of this process, of an earlier one, or of another application.</summary>
internal sealed class AttachWayIn(EntryServices services, ActorChain actors, AttachCall attach)
    : WayIn(services.Work)
{
    private readonly CallConnectionId _id = attach.CallConnectionId;
    private CallConnectionProperties? _connection;
    private TakenLeg _taken;

    protected override void Prepare()
    {
        ActionErrors errors = new();
        errors.AddIf(_id.IsEmpty, "The call connection id is empty. Pass the one that connecting gave.");
        if (attach.RoomId is RoomId room)
        {
            errors.CheckRoom(room);
        }

        errors.ThrowIfAny(nameof(AttachCall));
    }

    /// <summary>A leg that is held already is not read again, but the actor needs permission for a handle on it.</summary>
    protected override async ValueTask PermitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (services.Directory.TryGet(_id, out LiveCall? held))
        {
            ActionScope scope = new(actors, held) { NamedRoom = attach.RoomId };
            await services.Pipeline.RequirePermissionAsync(scope, new GetCallConnection(), cancellationToken: cancellationToken).ConfigureAwait(false);
            _connection = new CallConnectionProperties(_id) { State = held.State.Connection };
        }
        else
        {
            ActionScope scope = new(actors) { ConnectionId = _id, NamedRoom = attach.RoomId };
            Task<CallConnectionProperties> reading = services.Pipeline.ExecuteAsync(scope, new GetCallConnection(), cancellationToken);
            _connection = await RestUntilAsync(reading).ConfigureAwait(false);
        }

        if (_connection.State == CallConnectionState.Disconnected)
        {
            throw new CallEndedException(nameof(AttachCall), null);
        }
    }

    protected override async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        CallLocator? locator = attach.RoomId is RoomId room ? CallLocator.Room(room) : null;
        CallKey key = default;
        bool isOurs = services.OwnAddresses.Contains(_connection!.CallbackUri) && services.KeySigner.TryRead(_connection.CallbackUri!.Query, out key);
        key = isOurs ? key : CallKey.New();
        _taken = await services.Directory.TakeConnectedLegAsync(
            _connection, locator, key, () => services.CreateCall(locator), call => new ServerLeg(call, key, isForeign: !isOurs, _id)).ConfigureAwait(false);
        _taken.Leg.Call.RoomId ??= attach.RoomId;
    }

    protected override async Task<CallHold> ActAsync(CancellationToken cancellationToken)
    {
        if (_taken.IsNew)
        {
            await services.Reconciler.ReconcileAsync(_taken.Leg, ReconcileCause.Attached, _connection!.State, cancellationToken).ConfigureAwait(false);
        }

        return new CallHold(_taken.Leg.Call);
    }

    protected override ValueTask GiveBackAsync()
    {
        _taken.Leg.Call.Release();
        return ValueTask.CompletedTask;
    }
}
