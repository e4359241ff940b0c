using System.Diagnostics.CodeAnalysis;
using RoomCalls.Actions;

namespace RoomCalls.Transport;

/// <summary>The client side: takes seats in calls, through a calling client. Implementations must be safe for concurrent use.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface ICallingTransport
{
    /// <summary>
    /// The name of the client, by which <see cref="JoinCall.Client"/> chooses it, for example <c>windows</c>. It differs from the names of the other calling
    /// transports, without regard to case; two of the same name are refused when the manager is created.
    /// </summary>
    string Name { get; }

    /// <summary>Whether joining needs a token of the user. The page of a browser, or the agent of an SDK, may have one already.</summary>
    /// <remarks>If not, <see cref="SeatUser.GetTokenAsync"/> is not needed and not called, and nor is <see cref="ICallingSession.UseTokenAsync"/>.</remarks>
    /// <value><see langword="true"/> by default.</value>
    bool NeedsToken => true;

    /// <summary>Whether the client repeats a failed attempt to join, as <see cref="IActionTransport.RetriesItself"/>.</summary>
    /// <value><see langword="false"/> by default.</value>
    bool RetriesItself => false;

    /// <summary>
    /// Whether what the sessions report is trusted, as <see cref="IActionTransport.IsTrusted"/>. It counts from the first update; a session that is not trusted
    /// comes from a transport that is not.
    /// </summary>
    /// <value><see langword="true"/> by default.</value>
    bool IsTrusted => true;

    /// <summary>Takes a seat. The task completes when the client has started to join; the progress is reported by updates.</summary>
    /// <param name="join">The call to join, and the user.</param>
    /// <param name="token">The token of the user, which is a secret; <see langword="null"/> when the transport needs none.</param>
    /// <param name="onUpdate">
    /// Receives the updates of the seat, one after the other, from before the task completes until the session is disposed. It must return quickly. An update
    /// with the state <see cref="SeatState.Disconnected"/> is the last.
    /// </param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The session of the seat.</returns>
    /// <exception cref="ActionFailedException">The service refused, for example with 403/5828 when the user is not a participant of the room.</exception>
    /// <exception cref="TransportException">The client could not be reached.</exception>
    Task<ICallingSession> JoinAsync(JoinCall join, RoomUserToken? token, Action<SeatUpdate> onUpdate, CancellationToken cancellationToken);
}

/// <summary>A seat in a call, through a calling client. Implementations must be safe for concurrent use. Disposing it leaves the call.</summary>
/// <remarks>
/// It carries the actions of its user, one attempt at a time: those that only a seat can carry out (<see cref="SeatAction"/>), adding, removing and
/// muting participants, and hanging up for everyone. A response means that the client has accepted the action; its effect is reported by updates. A client
/// that refuses an action after it has accepted it reports that by <see cref="SeatUpdate.Refusals"/>, with <see cref="ActionEnvelope.OperationId"/>.
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
