using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls;

/// <summary>
/// A handle on a call. Several handles can share one call; each has its own actor. Safe for concurrent use. Small on purpose: the verbs
/// (<c>AddParticipantAsync</c>, <c>HangUpAsync</c> …) are extension members over <see cref="ExecuteAsync{TResult}"/>, so a test stubs one method.
/// </summary>
public interface IRoomCall : IAsyncDisposable
{
    /// <summary>The id of the server-side leg; <see langword="null"/> while the call has none, because only seats are in it.</summary>
    CallConnectionId? ConnectionId { get; }

    /// <summary>
    /// The room, when the call was connected by room or the room was named when attaching; <see langword="null"/> otherwise: then participants have no role in it.
    /// </summary>
    RoomId? RoomId { get; }

    /// <summary>On whose behalf this handle's actions are taken.</summary>
    RoomCallActor Actor { get; }

    /// <summary>What is true of the call now: at least as new as any event that a reader holds. It stays readable after the call and after disposal.</summary>
    RoomCallState State { get; }

    /// <summary>What can be played, sent and heard in the call.</summary>
    CallMedia Media => new(this);

    /// <summary>What the seat of this handle's actor can do. Without a seat its members throw <see cref="ActionDeniedException"/>.</summary>
    SeatControls Seat => new(this);

    /// <summary>Takes an action and waits for its outcome.</summary>
    /// <typeparam name="TResult">What success gives.</typeparam>
    /// <param name="action">What to do.</param>
    /// <param name="cancellationToken">Stops waiting; what the service has accepted goes on (to stop a phone ringing, use <see cref="StartAsync{TResult}"/> and cancel the operation).</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidActionException">The input is wrong; nothing was sent.</exception>
    /// <exception cref="ActionDeniedException">The actor may not; nothing was sent.</exception>
    /// <exception cref="ActionFailedException">The service said no.</exception>
    /// <exception cref="ActionTimedOutException">The outcome did not come in time.</exception>
    /// <exception cref="CallEndedException">The call is over.</exception>
    /// <exception cref="TransportException">The request could not be carried.</exception>
    /// <exception cref="ObjectDisposedException">The handle is disposed, or nobody holds the call any more; nothing was sent.</exception>
    Task<TResult> ExecuteAsync<TResult>(RoomCallAction<TResult> action, CancellationToken cancellationToken = default);

    /// <summary>Takes an action and returns as soon as the service has accepted it.</summary>
    /// <typeparam name="TResult">What success gives.</typeparam>
    /// <param name="action">What to do.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <returns>The operation, whose outcome is on its way.</returns>
    /// <inheritdoc cref="ExecuteAsync{TResult}" path="/exception"/>
    Task<RoomCallOperation<TResult>> StartAsync<TResult>(RoomCallAction<TResult> action, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whether the action would be sent now, and every reason why not: wrong input, the actor's role, the room's dial-out flag and window, somebody who is not in the call,
    /// a policy's refusal. The same rules decide the action itself, so an action that is not allowed is refused before anything is sent, by the exception that fits. The room
    /// and its roster are read when they are not known or too old; nothing is sent to the call but a look for somebody whom the roster does not show.
    /// </summary>
    /// <param name="action">What would be asked.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    /// <returns>Allowed, or every reason why not.</returns>
    /// <exception cref="ObjectDisposedException">The handle is disposed.</exception>
    Task<Capability> CanAsync(RoomCallAction action, CancellationToken cancellationToken = default);

    /// <summary>
    /// As <see cref="CanAsync"/>, at once, from what was read before; where that is missing, one of the reasons is <see cref="CapabilityReasonCodes.NotInitialized"/>. For
    /// buttons that are drawn often: ask <see cref="CanAsync"/> once before.
    /// </summary>
    /// <param name="action">What would be asked.</param>
    /// <returns>Allowed, or every reason why not.</returns>
    /// <exception cref="ObjectDisposedException">The handle is disposed.</exception>
    Capability Can(RoomCallAction action);

    /// <summary>The same call with somebody else's rights, as a view: it owns nothing and need not be disposed.</summary>
    /// <param name="other">On whose behalf the view's actions are taken.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ObjectDisposedException">The handle is disposed.</exception>
    IRoomCall ForActor(RoomCallActor other);

    /// <summary>
    /// Listens to the call. The reader is subscribed from the moment it asks for the enumerator; its first item is a <see cref="RoomCallSnapshot"/>; the
    /// stream ends when the call is over here (after <see cref="CallDisconnected"/>, and with seats when the last of them is out), or when the last handle is disposed.
    /// </summary>
    /// <param name="options">How the reader is served; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reader.</param>
    /// <returns>The events, in order.</returns>
    IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default);
}
