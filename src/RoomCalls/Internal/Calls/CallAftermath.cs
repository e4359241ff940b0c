using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <summary>What follows an input outside of the call's lock: legs and seats that have ended, ids that are known now, and the end of the call.</summary>
internal static class CallAftermath
{
    public static void Follow(LiveCall call, CallModel before, CallInput input, SeatSession? left, ICallOwner owner)
    {
        CallModel now = call.Model;
        FollowIds(call, before, now, owner);
        switch (input)
        {
            case Logged logged:
                FollowLeg(call, before, now, logged, owner);
                break;
            case SeatUpdated updated:
                FollowSeat(call, updated, left, owner);
                break;
            case SettleTimeOver over:
                Settle(call, over.Origin, owner);
                return;
        }

        if (now.IsOver && !before.IsOver)
        {
            call.LogEnd();
            call.Current.SettleTimers.Start(input.Origin);
        }
    }

    /// <summary>Ends an operation because its leg or seat, or the call, has ended.</summary>
    public static void EndWithCall(LiveCall call, OpenOperation operation) => operation.TryFail(
        new CallEndedException(operation.Action.Name, call.Model.FindSeat(operation.Origin)?.EndReason ?? call.State.EndReason, operation.Effect));

    private static void FollowIds(LiveCall call, CallModel before, CallModel now, ICallOwner owner)
    {
        bool isConfirmed = before.ConnectionId != now.ConnectionId;
        if (isConfirmed && call.Leg is { } leg && leg.Generation == now.Leg)
        {
            owner.OnConnectionId(leg);
        }

        // A leg that has come up confirms the id that a seat may have reported before.
        if (isConfirmed || before.State.ServerCallId != now.State.ServerCallId)
        {
            owner.OnServerCallId(call);
        }
    }

    private static void FollowLeg(LiveCall call, CallModel before, CallModel now, Logged logged, ICallOwner owner)
    {
        if (logged.Origin != now.Leg)
        {
            if (logged.Entry is CallbackEntry late && late.Events.FirstOrDefault(static e => e is CallConnected) is { } connected)
            {
                owner.OnAbandonedLegConnected(connected.CallConnectionId);
            }
        }
        else if (now.IsLegGone && !before.IsLegGone && call.Leg is { } leg && leg.Generation == now.Leg)
        {
            owner.OnLegEnded(leg);
            call.SettleTimers.Start(leg.Generation);
        }
    }

    private static void FollowSeat(LiveCall call, SeatUpdated input, SeatSession? left, ICallOwner owner)
    {
        if (input.Update.Role is not null)
        {
            owner.OnSeatRole(call);
        }

        if (left is not null)
        {
            call.Current.SettleTimers.Start(left.Generation);

            // The session and its timers end with the seat, even while a handle is held.
            _ = left.LeaveAsync(reason: null).AsTask();
        }
    }

    /// <summary>Ends what a leg or seat has left open, and closes the call when nothing of it is left.</summary>
    private static void Settle(LiveCall call, int generation, ICallOwner owner)
    {
        if (call.Members.RemoveSettled(generation) is { } settled)
        {
            owner.OnLegSettled(settled);
        }

        call.Operations.EndAll(operation =>
        {
            if (operation.Origin == generation)
            {
                EndWithCall(call, operation);
            }
        });
        if (call.HasEnded && call.SettleTimers.Count == 0)
        {
            call.Close(operation => EndWithCall(call, operation));
        }
    }
}
