using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Streams;

namespace RoomCalls;

/// <summary>
/// A handle on a call. Several handles can share one call; each has its own actor. Safe for concurrent use. Small on purpose: the verbs
/// (<c>AddParticipantAsync</c>, <c>HangUpAsync</c> …) are extension members over <see cref="ExecuteAsync{TResult}"/>, so a test stubs one method.
/// </summary>
public interface IRoomCall : IAsyncDisposable
{
    /// <summary>The id of the server-side leg.</summary>
    CallConnectionId ConnectionId { get; }

    /// <summary>The room, when the call was connected by room; <see langword="null"/> when it was attached by its connection id.</summary>
    RoomId? RoomId { get; }

    /// <summary>On whose behalf this handle's actions are taken.</summary>
    RoomCallActor Actor { get; }

    /// <summary>What is true of the call now: at least as new as any event that a reader holds. It stays readable after the call and after disposal.</summary>
    RoomCallState State { get; }

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
    /// Listens to the call. The reader is subscribed from the moment it asks for the enumerator; its first item is a <see cref="RoomCallSnapshot"/>; the
    /// stream ends after <see cref="CallDisconnected"/> or when the last handle is disposed.
    /// </summary>
    /// <param name="options">How the reader is served; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reader.</param>
    /// <returns>The events, in order.</returns>
    IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default);
}
