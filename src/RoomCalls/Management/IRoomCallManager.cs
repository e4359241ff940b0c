using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls;

/// <summary>The entry point for managing room calls. Use it as a singleton; it is safe for concurrent use.</summary>
public interface IRoomCallManager
{
    /// <summary>The actor on whose behalf this manager acts: the administrator, unless the manager is a view from <see cref="ForActor"/>.</summary>
    RoomCallActor Actor { get; }

    /// <summary>The calls that this process holds and that have not ended, as views: they hold nothing and need not be disposed.</summary>
    IReadOnlyList<IRoomCall> Calls { get; }

    /// <summary>The administration of rooms.</summary>
    RoomAdministration Rooms => new(this);

    /// <summary>The administration of the users who join rooms.</summary>
    UserAdministration Users => new(this);

    /// <summary>Executes an action of the administration of rooms and users, and waits for its outcome.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The result of the action.</returns>
    /// <exception cref="InvalidActionException">The input is not valid; nothing was sent.</exception>
    /// <exception cref="ActionDeniedException">The actor is not allowed to take the action, or it is not possible now; nothing was sent.</exception>
    /// <exception cref="ActionFailedException">The service refused the action.</exception>
    /// <exception cref="ActionTimedOutException">The outcome did not arrive within the action's deadline.</exception>
    /// <exception cref="ActionNotSupportedException">No transport for rooms and users is registered.</exception>
    /// <exception cref="TransportException">The request could not be delivered, or the service could not process it now.</exception>
    Task<TResult> ExecuteAsync<TResult>(AdministrationAction<TResult> action, CancellationToken cancellationToken = default);

    /// <summary>Connects to a running call and returns when the call connection is up.</summary>
    /// <remarks>
    /// Connecting again to the same call, even at the same time, sends nothing and returns a further handle. Cancelling after the service has accepted
    /// the request hangs up the call connection.
    /// </remarks>
    /// <param name="connect">The call to connect to, and its settings.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A handle with the actor of the manager.</returns>
    /// <exception cref="InvalidActionException">The input is not valid; nothing was sent.</exception>
    /// <exception cref="ActionDeniedException">The actor is not allowed to take the action, or it is not possible now; nothing was sent.</exception>
    /// <exception cref="ActionFailedException">
    /// The service refused the connection, in its response (unknown room) or by an event (nobody in the room's call, expired room).
    /// </exception>
    /// <exception cref="ActionTimedOutException">The call connection was not up within the action's deadline.</exception>
    /// <exception cref="CallEndedException">The call has ended.</exception>
    /// <exception cref="ObjectDisposedException">The manager is disposed.</exception>
    /// <exception cref="TransportException">The request could not be delivered, or the service could not process it now.</exception>
    /// <example>
    /// <code>
    /// await using IRoomCall call = await manager.ConnectAsync(new ConnectCall(CallLocator.Room(roomId)), cancellationToken);
    /// RoomCallParticipant guest = await call.AddParticipantAsync(ParticipantId.PhoneNumber("+16041234567"), cancellationToken);
    /// </code>
    /// </example>
    Task<IRoomCall> ConnectAsync(ConnectCall connect, CancellationToken cancellationToken = default);

    /// <summary>Takes a seat in a call, as a user, and returns when the seat is in the call.</summary>
    /// <remarks>
    /// A call that this process already holds, also through a call connection, is the same call: both handles show one roster. Cancelling leaves the call.
    /// </remarks>
    /// <param name="join">The call to join, the user, and the settings of the seat.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>
    /// A handle with the user in the seat as its actor. Disposing it leaves the call, unless <see cref="JoinCall.LeaveOnDispose"/> is <see langword="false"/>.
    /// </returns>
    /// <exception cref="ActionNotSupportedException">No calling transport is registered.</exception>
    /// <inheritdoc cref="ConnectAsync" path="/exception"/>
    /// <example>
    /// <code>
    /// SeatUser user = manager.Users.CreateSeatUser(userId);
    /// await using IRoomCall call = await manager.JoinAsync(new JoinCall(CallLocator.Room(roomId), user), cancellationToken);
    /// await call.Seat.UnmuteAsync(cancellationToken);
    /// </code>
    /// </example>
    Task<IRoomCall> JoinAsync(JoinCall join, CancellationToken cancellationToken = default);

    /// <summary>Resumes the management of a call connection that is already up, for example after a restart.</summary>
    /// <remarks>
    /// When the callbacks of the call connection do not reach this application, actions request separate callbacks, and the roster is read from the
    /// service. Cancelling leaves the call connection up.
    /// </remarks>
    /// <param name="attach">The call connection, and the room of the call.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A handle with the actor of the manager.</returns>
    /// <inheritdoc cref="ConnectAsync" path="/exception"/>
    Task<IRoomCall> AttachAsync(AttachCall attach, CancellationToken cancellationToken = default);

    /// <summary>Returns the same manager as a view for another actor: it need not be disposed.</summary>
    /// <remarks>
    /// Calls that the view connects, joins, attaches and finds, and the rooms and users that it administers, are subject to the rights of that actor. A view
    /// narrows and never widens: a view of a view is bound by the actors of both, and so are the handles and views of calls that it gives. Only the manager
    /// of the application, whose actor is the administrator, can have a view for any actor.
    /// </remarks>
    /// <param name="actor">The actor on whose behalf the view acts.</param>
    /// <returns>The view.</returns>
    IRoomCallManager ForActor(RoomCallActor actor);

    /// <summary>Finds a call that this process holds, by the id of its call connection.</summary>
    /// <param name="callConnectionId">The id of the call connection.</param>
    /// <param name="handle">The call as a view, which holds nothing and need not be disposed; <see langword="null"/> when it is not found.</param>
    /// <returns>Whether this process holds the call and it has not ended.</returns>
    bool TryGetCall(CallConnectionId callConnectionId, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IRoomCall? handle);

    /// <summary>Listens to all calls, including calls that this process does not hold.</summary>
    /// <remarks>The reader gets one <see cref="RoomCallSnapshot"/> for each call that this process holds, before the events of that call.</remarks>
    /// <param name="options">The settings of the reader; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reader.</param>
    /// <returns>The events, in order within each call.</returns>
    IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Receives a callback of the service from any web host.</summary>
    /// <remarks>
    /// A body is checked completely before its first event is processed, so a callback is accepted as a whole or not at all. Respond to the service with
    /// <see cref="CallbackResult.StatusCode"/> and an empty body.
    /// </remarks>
    /// <param name="callback">The callback request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The status to respond with, and the reason for it.</returns>
    ValueTask<CallbackResult> ReceiveAsync(CallbackRequest callback, CancellationToken cancellationToken = default);
}
