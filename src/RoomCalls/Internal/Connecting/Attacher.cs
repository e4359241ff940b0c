using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Internal.Connecting;

/// <summary>Attaches to legs that are connected already.</summary>
internal sealed class Attacher(ActionPipeline pipeline, InternalRequests requests, CallRegistry registry, CallKeySigner keySigner, CallSettings settings)
{
    private const string Action = nameof(AttachCall);

    public async Task<LiveCall> AttachAsync(ActorChain actors, AttachCall attach, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attach);
        (CallConnectionId id, RoomId? roomId) = (attach.CallConnectionId, attach.RoomId);
        Check(id, roomId);
        cancellationToken.ThrowIfCancellationRequested();
        ActionScope scope = new(actors) { ConnectionId = id, NamedRoom = roomId };
        LiveCall call = registry.TryAcquire(id, out LiveCall? held)
            ? await RequirePermissionAsync(scope, held, cancellationToken).ConfigureAwait(false)
            : await ReadAsync(scope, id, cancellationToken).ConfigureAwait(false);
        call.RoomId ??= roomId;
        return call;
    }

    private static void Check(CallConnectionId id, RoomId? roomId)
    {
        ActionErrors errors = new();
        errors.AddIf(id.IsEmpty, "The call connection id is empty. Pass the one that connecting gave.");
        if (roomId is RoomId room)
        {
            errors.CheckRoom(room);
        }

        errors.ThrowIfAny(Action);
    }

    /// <summary>A call that is held already is not read again, but the actor needs permission for a handle on it.</summary>
    private async Task<LiveCall> RequirePermissionAsync(ActionScope scope, LiveCall held, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.RequirePermissionAsync(scope with { Call = held }, new GetCallConnection(), cancellationToken: cancellationToken).ConfigureAwait(false);
            return held;
        }
        catch
        {
            held.Release();
            throw;
        }
    }

    private async Task<LiveCall> ReadAsync(ActionScope scope, CallConnectionId id, CancellationToken cancellationToken)
    {
        CallConnectionProperties connection = await pipeline.ExecuteAsync(scope, new GetCallConnection(), cancellationToken).ConfigureAwait(false);
        if (connection.State == CallConnectionState.Disconnected)
        {
            throw new CallEndedException(Action, null);
        }

        LiveCall call = FindCallWithSeat(id, connection) ?? registry.AcquireAttached(CreateCall(id, connection));
        try
        {
            await RosterReading.ReadAsync(call, connection.State, (take, ct) => requests.ReadRosterAsync(id, take, ct), cancellationToken)
                .ConfigureAwait(false);
            return call;
        }
        catch
        {
            call.Release();
            throw;
        }
    }

    private LiveCall CreateCall(CallConnectionId id, CallConnectionProperties connection)
    {
        LiveCall call = new(CreateLeg(id, connection), locator: null, settings);
        MarkConnected(call, id);
        return call;
    }

    private ServerLeg CreateLeg(CallConnectionId id, CallConnectionProperties connection)
    {
        bool isOurs = keySigner.TryRead(connection.CallbackUri?.Query, out CallKey key);
        return new ServerLeg(isOurs ? key : CallKey.New(), isForeign: !isOurs, id);
    }

    /// <summary>Finds the call of the leg, when this process already has a seat in it.</summary>
    private LiveCall? FindCallWithSeat(CallConnectionId id, CallConnectionProperties connection)
    {
        LiveCall? call = registry.TryAcquireByServerCallId(connection.ServerCallId, null);
        if (call is null)
        {
            return null;
        }

        if (registry.TryRenewLeg(call, () => CreateLeg(id, connection)))
        {
            MarkConnected(call, id);
            return call;
        }

        call.Release();
        return null;
    }

    private void MarkConnected(LiveCall call, CallConnectionId id)
    {
        if (call.Leg.IsForeign)
        {
            call.ReadRoster = ct => RosterReading.ReadAsync(call, null, (take, token) => requests.ReadRosterAsync(id, take, token), ct);
        }

        call.SetConnected();
    }
}
