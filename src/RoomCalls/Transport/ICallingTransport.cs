using System.Diagnostics.CodeAnalysis;
using RoomCalls.Actions;

namespace RoomCalls.Transport;

/// <summary>The client side: takes seats in calls, through a calling client. Implementations must be safe for concurrent use.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface ICallingTransport
{
    /// <summary>Takes a seat. The task completes when the client has started to join; the progress is reported by updates.</summary>
    /// <param name="join">The call to join, and the user.</param>
    /// <param name="token">The token of the user, which is a secret.</param>
    /// <param name="onUpdate">
    /// Receives the updates of the seat, one after the other, from before the task completes until the session is disposed. It must return quickly. An update
    /// with the state <see cref="SeatState.Disconnected"/> is the last.
    /// </param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The session of the seat.</returns>
    /// <exception cref="ActionFailedException">The service refused, for example with 403/5828 when the user is not a participant of the room.</exception>
    /// <exception cref="TransportException">The client could not be reached.</exception>
    Task<ICallingSession> JoinAsync(JoinCall join, RoomUserToken token, Action<SeatUpdate> onUpdate, CancellationToken cancellationToken);
}

/// <summary>A seat in a call, through a calling client. Implementations must be safe for concurrent use. Disposing it leaves the call.</summary>
/// <remarks>
/// It carries the actions of its user, one attempt at a time: those that only a seat can carry out (<see cref="SeatAction"/>), adding, removing and
/// muting participants, and hanging up for everyone. A response means that the client has accepted the action; its effect is reported by updates.
/// </remarks>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface ICallingSession : IActionTransport, IAsyncDisposable
{
    /// <summary>Replaces the token of the user, before the one in use expires.</summary>
    /// <param name="token">The token, which is a secret.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when the client has accepted the token.</returns>
    /// <exception cref="TransportException">The client could not be reached.</exception>
    Task UseTokenAsync(RoomUserToken token, CancellationToken cancellationToken);
}
