using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Sending;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>A way in by a seat that a client takes for its user.</summary>
internal sealed class SeatWayIn(EntryServices services, ActorChain actors, JoinCall join) : SeatEntry(services, actors, join.User?.Id!)
{
    private ICallingTransport? _calling;

    protected override RoomCallAction<CallSeat> Join => join;

    protected override CallLocator? Locator => join.Locator;

    protected override void Prepare()
    {
        Services.Pipeline.Prepare(join, new ActionScope(Actors));
        Services.Directory.ThrowIfStopped();
        _calling = Services.Transports.GetCalling(join, Row);
        SeatTokens.RequireSource(join, _calling);
    }

    protected override SeatSession CreateSeat(LiveCall call) =>
        new(call, join.User.Id, Services.Settings) { LeavesOnDispose = join.LeaveOnDispose, IsTrusted = _calling!.IsTrusted };

    protected override async Task<CallHold> ActAsync(CancellationToken cancellationToken)
    {
        RoomUserToken? token = await Services.Tokens.GetAsync(join, _calling!, cancellationToken).ConfigureAwait(false);
        ActionCarrier carrier = new(Row, new JoinTransport(_calling!, Seat, Services.Tokens, token), Row.BySeat, Seat, []);
        await Services.Pipeline.ExecutePreparedAsync(Scope with { Call = Seat.Call }, join, carrier, cancellationToken).ConfigureAwait(false);
        return new CallHold(Seat.Call, Seat);
    }
}
