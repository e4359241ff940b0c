using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.State;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>Keeps the directory up to date as calls change, unites objects that turn out to be the same call, and takes down legs that nobody wants.</summary>
internal sealed class CallOwner(CallDirectory directory, RoomDirectory rooms, AbandonedLegs abandoned) : ICallOwner
{
    public void OnConnectionId(ServerLeg leg) => directory.OnConnectionId(leg);

    public void OnServerCallId(LiveCall call)
    {
        while (directory.OnServerCallId(call) is { } other && CanUnite(call, other))
        {
            // A leg does not move: its key is in the callback address. One of both may have got one only now.
            bool isUnited = call.Leg is null ? call.TryMoveTo(other) || other.TryMoveTo(call) : other.TryMoveTo(call);
            if (isUnited || call.Phase != CallPhase.Open || other.Phase == CallPhase.Open)
            {
                return;
            }
        }
    }

    public void OnLegEnded(ServerLeg leg) => directory.Release(leg);

    public void OnLegSettled(ServerLeg leg) => directory.Remove(leg, CallRetirement.Ended);

    public void OnAbandonedLegConnected(CallConnectionId id) => abandoned.HangUp(id);

    public void OnSeatRole(LiveCall call)
    {
        if (call.RoomId is RoomId room)
        {
            rooms.Forget(room);
        }
    }

    public void OnClosed(LiveCall call)
    {
        foreach (ServerLeg settling in call.Members.Settling)
        {
            OnLegSettled(settling);
        }

        if (call.Leg is { } leg)
        {
            _ = leg.Phase == LegPhase.Connecting && leg.TryAbandon();
            directory.Remove(leg, ToRetirement(leg));
        }

        directory.Remove(call);
    }

    public void OnMoved(LiveCall call, LiveCall target) => directory.Remove(call, target);

    /// <summary>Takes down a leg that could not be connected, or that nobody wants.</summary>
    public void Drop(ServerLeg leg)
    {
        leg.Call.Operations.EndAll(operation =>
        {
            if (operation.Origin == leg.Generation)
            {
                operation.TryCancel(new CancellationToken(canceled: true));
            }
        });
        leg.Call.Post(new LegDropped(leg.Call.Now, leg.Generation));
        directory.Remove(leg, ToRetirement(leg));
        HangUpIfAbandoned(leg);
    }

    /// <summary>Hangs up a leg that was abandoned, once its id is known.</summary>
    public void HangUpIfAbandoned(ServerLeg leg)
    {
        if (leg.Phase == LegPhase.Abandoned && !leg.Id.IsEmpty && leg.TryHangUp())
        {
            abandoned.HangUp(leg.Id);
        }
    }

    private static CallRetirement ToRetirement(ServerLeg leg) => leg.Phase switch
    {
        LegPhase.Abandoned => CallRetirement.Abandoned,
        LegPhase.Ended => CallRetirement.Ended,
        _ => CallRetirement.Unfollowed,
    };

    /// <summary>
    /// Whether two objects with the same server call id may be united: one of them has no leg, and they are in the same room, or the server side has
    /// confirmed the id and they are not known to be in two rooms. What seats alone say unites nothing.
    /// </summary>
    private static bool CanUnite(LiveCall one, LiveCall other)
    {
        bool isSameRoom = one.RoomId is RoomId room && room == other.RoomId;
        bool isOtherRoom = one.RoomId is not null && other.RoomId is not null && !isSameRoom;
        return (one.Leg is null || other.Leg is null) && (isSameRoom || (!isOtherRoom && (IsConfirmed(one) || IsConfirmed(other))));
    }

    /// <summary>Whether an event of the call's leg has come: it has the server call id.</summary>
    private static bool IsConfirmed(LiveCall call) => call.HasLeg && !call.Model.ConnectionId.IsEmpty;
}
