using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Roles;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Connecting;

/// <summary>The ways into a call.</summary>
internal sealed class WaysIn(EntryServices services)
{
    public Task<CallHold> ConnectAsync(ActorChain actors, ConnectCall connect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connect);
        return EnterAsync(actors, connect, connect.Locator, cancellationToken);
    }

    /// <summary>Enters a call by any action that makes a server-side leg; without a locator, such as for creating and answering, the call is new.</summary>
    public Task<CallHold> EnterAsync(ActorChain actors, RoomCallAction<CallConnectionId> action, CallLocator? locator, CancellationToken cancellationToken) =>
        new LegWayIn(services, actors, action, locator).EnterAsync(cancellationToken);

    public Task<CallHold> JoinAsync(ActorChain actors, JoinCall join, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(join);
        return new SeatWayIn(services, actors, join).EnterAsync(cancellationToken);
    }

    /// <summary>Takes a seat over whose session began elsewhere.</summary>
    public Task<CallHold> AdoptAsync(ActorChain actors, SessionOffer offer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return new AdoptWayIn(services, actors, offer).EnterAsync(cancellationToken);
    }

    public Task<CallHold> AttachAsync(ActorChain actors, AttachCall attach, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attach);
        return new AttachWayIn(services, actors, attach).EnterAsync(cancellationToken);
    }
}
