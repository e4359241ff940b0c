using RoomCalls.Actions;
using RoomCalls.Calls;
using RoomCalls.Repair;
using RoomCalls.Sending;

namespace RoomCalls;

/// <summary>Takes up legs that are connected already.</summary>
internal sealed class Attacher(ActionRoad road, CallRegistry registry, CallKeys keys, CallSettings settings)
{
    private const string Action = "Attach";

    public async Task<LiveCall> AttachAsync(RoomCallActor actor, CallConnectionId id, CancellationToken cancellationToken)
    {
        if (id.IsEmpty)
        {
            throw new InvalidActionException(Action, ["The call connection id is empty. Pass the one that connecting gave."]);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (registry.TryHold(id, out LiveCall? held))
        {
            return held;
        }

        ActionScope scope = new(actor) { ConnectionId = id };
        CallConnectionProperties connection = await road.ExecuteAsync(scope, new GetCallConnection(), cancellationToken).ConfigureAwait(false);
        if (connection.State == CallConnectionState.Disconnected)
        {
            throw new CallEndedException(Action, null);
        }

        LiveCall call = registry.HoldAttached(New(id, connection, scope));
        try
        {
            await RosterRepair.ReadAsync(call, connection.State, (take, ct) => road.ReadRosterAsync(scope, take, ct), cancellationToken).ConfigureAwait(false);
            return call;
        }
        catch
        {
            call.Release();
            throw;
        }
    }

    private LiveCall New(CallConnectionId id, CallConnectionProperties connection, ActionScope scope)
    {
        bool isOurs = keys.TryRead(connection.CallbackUri?.Query, out CallKey key);
        LiveCall call = new(new ServerLeg(isOurs ? key : CallKey.New(), isForeign: !isOurs, id), locator: null, settings);
        if (!isOurs)
        {
            call.ReadRoster = ct => RosterRepair.ReadAsync(call, null, (take, token) => road.ReadRosterAsync(scope, take, token), ct);
        }

        call.SetConnected();
        return call;
    }
}
