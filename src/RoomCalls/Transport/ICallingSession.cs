using RoomCalls.Actions;

namespace RoomCalls.Transport;

/// <summary>
/// A seat in a call, through a calling client. It carries its own user's actions, one attempt at a time: those that only a seat can carry (<see cref="SeatAction"/>), add, remove and
/// mute participants, and hang up for everyone. An action's answer means that the client has taken it; what comes of it is told by updates. Disposing it leaves the call.
/// </summary>
public interface ICallingSession : IActionTransport, IAsyncDisposable
{
    /// <summary>Whether this client can carry an action at all, whatever the user's role: not every client can share a screen.</summary>
    /// <param name="action">What would be asked.</param>
    /// <returns>Whether it can.</returns>
    bool Supports(RoomCallAction action);

    /// <summary>Takes a newer token of the user, before the one in use expires.</summary>
    /// <param name="token">The token: a secret.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the client has taken it.</returns>
    /// <exception cref="TransportException">The client could not be reached.</exception>
    Task UseTokenAsync(RoomUserToken token, CancellationToken cancellationToken);
}
