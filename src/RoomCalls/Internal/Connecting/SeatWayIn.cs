using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>A way in by a seat that a client takes for its user. A seat in a call that this process already holds becomes part of that call.</summary>
internal sealed class SeatWayIn(EntryServices services, ActorChain actors, JoinCall join)
    : WayIn(services.Work)
{
    private static readonly ResultInformation NotJoined = new(0, 0, "The seat could not be taken.");

    private ICallingTransport? _calling;
    private SeatSession? _seat;
    private IReadOnlyList<CapabilityReason> _obstacles = [];

    private ActionDescriptor Row => services.Catalog.Get(join);

    private ActionScope Scope => new(actors.Narrow(RoomCallActor.Participant(join.User.Id)));

    protected override void Prepare()
    {
        services.Pipeline.Prepare(join, new ActionScope(actors));
        services.Directory.ThrowIfStopped();
        _calling = services.Transports.GetCalling(join, Row);
        SeatTokens.RequireSource(join, _calling);

        // Only the administrator may take another user's seat.
        ParticipantId user = join.User.Id;
        _obstacles =
        [
            .. actors.Distinct
                .Where(actor => actor != RoomCallActor.Administrator && actor != RoomCallActor.Participant(user))
                .Select(actor => new CapabilityReason(CapabilityReasonCodes.RoleRestricted, $"The {actor} may not take the seat of {user}.")),
        ];
    }

    protected override async ValueTask PermitAsync(CancellationToken cancellationToken)
    {
        ActionCarrier carrier = new(Row, null, Row.BySeat, null, _obstacles);
        await services.Pipeline.RequirePermissionAsync(Scope, join, carrier, cancellationToken).ConfigureAwait(false);
    }

    protected override ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        LiveCall call = services.Directory.Take(join.Locator, () => services.CreateCall(join.Locator));
        SeatSession seat = new(call, join.User.Id, services.Settings) { LeavesOnDispose = join.LeaveOnDispose, IsTrusted = _calling!.IsTrusted };
        if (!call.Members.TryAdd(seat))
        {
            call.Release();
            throw new InvalidActionException(nameof(JoinCall), [$"{seat.Id} has a seat in this call here already: use its handle, or leave first."]);
        }

        _seat = seat;
        return ValueTask.CompletedTask;
    }

    protected override async Task<CallHold> ActAsync(CancellationToken cancellationToken)
    {
        SeatSession seat = _seat!;
        RoomUserToken? token = await services.Tokens.GetAsync(join, _calling!, cancellationToken).ConfigureAwait(false);
        ActionCarrier carrier = new(Row, new JoinTransport(_calling!, seat, services.Tokens, token), Row.BySeat, seat, []);
        await services.Pipeline.ExecutePreparedAsync(Scope with { Call = seat.Call }, join, carrier, cancellationToken).ConfigureAwait(false);
        return new CallHold(seat.Call, seat);
    }

    protected override async ValueTask GiveBackAsync()
    {
        ValueTask leaving = _seat!.LeaveAsync(NotJoined);
        _seat.Call.Release();
        await leaving.ConfigureAwait(false);
    }
}
