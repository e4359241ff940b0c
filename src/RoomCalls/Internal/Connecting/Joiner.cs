using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>Takes seats in calls. A seat in a call that this process already holds, from either side, becomes part of that call.</summary>
internal sealed class Joiner(
    ActionPipeline pipeline, CallRegistry registry, Transports transports, SeatTokens tokens, RoomDirectory directory, CallSettings settings, BusyCounter busy)
{
    public async Task<SeatLeg> JoinAsync(RoomCallActor actor, JoinCall join, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(join);
        JoinCall prepared = pipeline.Prepare(join, new ActionScope(actor));
        registry.ThrowIfStopped();
        ICallingTransport calling = transports.GetCalling(prepared);
        SeatTokens.RequireSource(prepared, calling);
        SeatLeg seat = new(prepared.User.Id) { LeavesOnDispose = prepared.LeaveOnDispose, IsTrusted = calling.IsTrusted };
        JoinTransport transport = new(calling, seat, tokens);
        ActionCarrier carrier = new(transport, SeatRules.Find(join), seat, FindSeatObstacles(actor, prepared.User.Id));
        ActionScope scope = new(RoomCallActor.Participant(prepared.User.Id));
        ActionCarrier permissionCarrier = carrier.Obstacles.Count == 0 ? carrier : carrier with { Transport = null };

        // The request for the token starts before the permission's work ends, so that the manager never counts as idle in between.
        Task<RoomUserToken?> getting = await busy.CountAsync(async () =>
        {
            await pipeline.RequirePermissionAsync(scope, prepared, permissionCarrier, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return tokens.GetAsync(prepared, calling, cancellationToken);
        }).ConfigureAwait(false);
        transport.Token = await getting.ConfigureAwait(false);
        LiveCall call = Acquire(prepared, seat);
        try
        {
            await pipeline.ExecutePreparedAsync(scope with { Call = call }, prepared, carrier, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Only the administrator may take another user's seat.</summary>
    private static IReadOnlyList<CapabilityReason> FindSeatObstacles(RoomCallActor actor, ParticipantId user) =>
        actor == RoomCallActor.Administrator || actor == RoomCallActor.Participant(user)
            ? []
            : [new(CapabilityReasonCodes.RoleRestricted, $"The {actor} may not take the seat of {user}.")];

    private LiveCall Acquire(JoinCall join, SeatLeg seat)
    {
        (LiveCall call, bool isNew) = registry.Acquire(
            join.Locator, () => new LiveCall(new ServerLeg(CallKey.New(), isForeign: false), join.Locator, settings, isForSeat: true));
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

    /// <summary>Moves the seat to the call that is held already under another name, if there is one.</summary>
    private void MoveToSameCall(LiveCall call, SeatLeg seat)
    {
        if (registry.TryAcquireByServerCallId(call.State.ServerCallId, call) is LiveCall target)
        {
            call.MoveSeat(seat, target);
            call.Release();
        }
    }
}
