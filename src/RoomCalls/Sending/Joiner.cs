using RoomCalls.Actions;
using RoomCalls.Calls;
using RoomCalls.Diagnostics;
using RoomCalls.Policies;
using RoomCalls.Waiting;

namespace RoomCalls.Sending;

/// <summary>Takes seats in calls. A seat in a call that is held here already, from whichever side, comes into that call.</summary>
internal sealed class Joiner(ActionRoad road, CallRegistry registry, Transports transports, SeatTokens tokens, RoomDirectory directory, CallSettings settings, BusyCounter busy)
{
    public async Task<SeatLeg> JoinAsync(RoomCallActor actor, Join join, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(join);
        Join prepared = road.Prepare(join, new ActionScope(actor));
        registry.ThrowIfStopped();
        SeatLeg seat = new(prepared.User.Id) { LeavesOnDispose = prepared.LeaveOnDispose };
        ActionRoute route = new(new JoinTransport(transports.Calling ?? throw Transports.Missing(join), seat, tokens), SeatRules.Find(join), seat, Strangers(actor, prepared.User.Id));
        ActionScope scope = new(RoomCallActor.Participant(prepared.User.Id));
        ActionRoute way = route.Obstacles.Count == 0 ? route : route with { Transport = null };
        await busy.CountAsync(() => road.RequirePermissionAsync(scope, prepared, way, cancellationToken).AsTask()).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        LiveCall call = Hold(prepared, seat);
        try
        {
            await road.ExecutePreparedAsync(scope with { Call = call }, prepared, route, cancellationToken).ConfigureAwait(false);
            Unite(call, seat);
            return seat;
        }
        catch
        {
            await seat.LeaveAsync().ConfigureAwait(false);
            call.Release();
            throw;
        }
    }

    /// <summary>Nobody but the application takes somebody else's seat.</summary>
    private static IReadOnlyList<CapabilityReason> Strangers(RoomCallActor actor, ParticipantId user) =>
        actor == RoomCallActor.Administrator || actor == RoomCallActor.Participant(user)
            ? []
            : [new(CapabilityReasonCodes.RoleRestricted, $"The {actor} may not take the seat of {user}.")];

    private LiveCall Hold(Join join, SeatLeg seat)
    {
        (LiveCall call, bool isNew) = registry.Hold(join.Locator, () => new LiveCall(new ServerLeg(CallKey.New(), isForeign: false), join.Locator, settings, isForSeat: true));
        if (call.RoomId is RoomId room)
        {
            call.RoleTold = () => directory.Forget(room);
        }

        seat.Call = call;
        call.AddSeat(seat);
        return call;
    }

    /// <summary>When the same call is held already under another name, the seat moves there.</summary>
    private void Unite(LiveCall call, SeatLeg seat)
    {
        if (registry.TryHoldSame(call.State.ServerCallId, call) is LiveCall same)
        {
            call.MoveSeat(seat, same);
            call.Release();
        }
    }
}
