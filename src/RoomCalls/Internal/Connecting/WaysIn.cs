using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Roles;

namespace RoomCalls.Internal.Connecting;

/// <summary>The ways into a call.</summary>
internal sealed class WaysIn(EntryServices services)
{
    public Task<CallHold> ConnectAsync(ActorChain actors, ConnectCall connect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connect);
        return new LegWayIn(services, actors, connect, connect.Locator).EnterAsync(cancellationToken);
    }

    public Task<CallHold> JoinAsync(ActorChain actors, JoinCall join, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(join);
        return new SeatWayIn(services, actors, join).EnterAsync(cancellationToken);
    }

    public Task<CallHold> AttachAsync(ActorChain actors, AttachCall attach, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attach);
        return new AttachWayIn(services, actors, attach).EnterAsync(cancellationToken);
    }
}
