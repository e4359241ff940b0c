using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Connecting;

/// <summary>Takes seats in calls. A seat in a call that is held here already, from whichever side, comes into that call.</summary>
internal sealed class Joiner(ActionPipeline pipeline, CallRegistry registry, Transports transports, SeatTokens tokens, RoomDirectory directory, CallSettings settings, BusyCounter busy)
{
    public async Task<SeatLeg> JoinAsync(RoomCallActor actor, JoinCall join, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(join);
        JoinCall prepared = pipeline.Prepare(join, new ActionScope(actor));
        registry.ThrowIfStopped();
        SeatLeg seat = new(prepared.User.Id) { LeavesOnDispose = prepared.LeaveOnDispose };
        JoinTransport carrier = new(transports.Calling ?? throw Transports.Missing(join), seat, tokens);
        ActionCarrier route = new(carrier, SeatRules.Find(join), seat, FindSeatObstacles(actor, prepared.User.Id));
        ActionScope scope = new(RoomCallActor.Participant(prepared.User.Id));
        ActionCarrier way = route.Obstacles.Count == 0 ? route : route with { Transport = null };

        // Asking for the token begins before the permission's work ends, so that nobody takes us for idle in between.
        Task<RoomUserToken> getting = await busy.CountAsync(async () =>
        {
            await pipeline.RequirePermissionAsync(scope, prepared, way, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return tokens.GetAsync(prepared, cancellationToken);
        }).ConfigureAwait(false);
        carrier.Token = await getting.ConfigureAwait(false);
        LiveCall call = Hold(prepared, seat);
        try
        {
            await pipeline.ExecutePreparedAsync(scope with { Call = call }, prepared, route, cancellationToken).ConfigureAwait(false);
            MoveToSameCall(call, seat);
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
    private static IReadOnlyList<CapabilityReason> FindSeatObstacles(RoomCallActor actor, ParticipantId user) =>
        actor == RoomCallActor.Administrator || actor == RoomCallActor.Participant(user)
            ? []
            : [new(CapabilityReasonCodes.RoleRestricted, $"The {actor} may not take the seat of {user}.")];

    private LiveCall Hold(JoinCall join, SeatLeg seat)
    {
        (LiveCall call, bool isNew) = registry.Hold(join.Locator, () => new LiveCall(new ServerLeg(CallKey.New(), isForeign: false), join.Locator, settings, isForSeat: true));
        if (call.RoomId is RoomId room)
        {
            call.SeatRoleChanged = () => directory.Forget(room);
        }

        if (call.FindSeat(seat.Id) is not null)
        {
            call.Release();
            throw new InvalidActionException(nameof(JoinCall), [$"{seat.Id} has a seat in this call here already: use its handle, or leave first."]);
        }

        seat.Call = call;
        call.AddSeat(seat);
        return call;
    }

    /// <summary>When the same call is held already under another name, the seat moves there.</summary>
    private void MoveToSameCall(LiveCall call, SeatLeg seat)
    {
        if (registry.TryHoldByServerCallId(call.State.ServerCallId, call) is LiveCall same)
        {
            call.MoveSeat(seat, same);
            call.Release();
        }
    }
}
