using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Internal.Connecting;

/// <summary>The ways into a call.</summary>
internal sealed class WaysIn(EntryServices services)
{
    public Task<CallHold> ConnectAsync(RoomCallActor actor, ConnectCall connect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connect);
        return new LegWayIn(services, actor, connect, connect.Locator).EnterAsync(cancellationToken);
    }

    public Task<CallHold> JoinAsync(RoomCallActor actor, JoinCall join, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(join);
        return new SeatWayIn(services, actor, join).EnterAsync(cancellationToken);
    }

    public Task<CallHold> AttachAsync(RoomCallActor actor, AttachCall attach, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attach);
        return new AttachWayIn(services, actor, attach).EnterAsync(cancellationToken);
    }
}
