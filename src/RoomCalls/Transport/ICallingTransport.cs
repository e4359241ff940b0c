using System.Diagnostics.CodeAnalysis;
using RoomCalls.Actions;

namespace RoomCalls.Transport;

/// <summary>The client side: takes seats in calls, through a calling client. Implementations are safe for concurrent use.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface ICallingTransport
{
    /// <summary>Takes a seat. It returns when the client has begun to join; how that goes on is told by updates.</summary>
    /// <param name="join">Which call, and as whom.</param>
    /// <param name="token">The user's token: a secret.</param>
    /// <param name="onUpdate">
    /// Takes what the seat sees, one update after the other, from before the call returns until the session is disposed; it returns soon. An update whose state is
    /// <see cref="SeatState.Disconnected"/> is the last.
    /// </param>
    /// <param name="cancellationToken">Gives up joining.</param>
    /// <returns>The session.</returns>
    /// <exception cref="ActionFailedException">The service refused, for example 403/5828: not on the room's roster.</exception>
    /// <exception cref="TransportException">The client could not be reached.</exception>
    Task<ICallingSession> JoinAsync(JoinCall join, RoomUserToken token, Action<SeatUpdate> onUpdate, CancellationToken cancellationToken);
}

/// <summary>
/// A seat in a call, through a calling client. It carries its own user's actions, one attempt at a time: those that only a seat can carry (<see cref="SeatAction"/>), add, remove and
/// mute participants, and hang up for everyone. An action's answer means that the client has taken it; what comes of it is told by updates. Disposing it leaves the call.
/// </summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
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
