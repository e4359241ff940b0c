using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls;

/// <summary>The one place from which room calls are managed. A singleton; safe for concurrent use.</summary>
public interface IRoomCallManager
{
    /// <summary>On whose behalf this manager acts: the administrator, unless it is a view by <see cref="ForActor"/>.</summary>
    RoomCallActor Actor { get; }

    /// <summary>The calls that this process holds and that have not ended, as views: they own nothing and need not be disposed.</summary>
    IReadOnlyList<IRoomCall> Calls { get; }

    /// <summary>Administration of rooms.</summary>
    RoomAdministration Rooms => new(this);

    /// <summary>Administration of the users who join rooms.</summary>
    UserAdministration Users => new(this);

    /// <summary>Takes an action of the administration of rooms and users, and waits for its outcome.</summary>
    /// <typeparam name="TResult">What success gives.</typeparam>
    /// <param name="action">What to do.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidActionException">The input is wrong; nothing was sent.</exception>
    /// <exception cref="ActionDeniedException">The actor may not; nothing was sent.</exception>
    /// <exception cref="ActionFailedException">The service refused.</exception>
    /// <exception cref="ActionTimedOutException">The outcome did not come in time.</exception>
    /// <exception cref="ActionNotSupportedException">There is no transport for rooms and users.</exception>
    /// <exception cref="TransportException">The request could not be carried.</exception>
    Task<TResult> ExecuteAsync<TResult>(AdministrationAction<TResult> action, CancellationToken cancellationToken = default);

    /// <summary>
    /// Connects to a running call and returns when its leg is up. Connecting again to the same call, also at the same time, sends nothing and gives a further
    /// handle. Cancelling after the service accepted hangs the leg up.
    /// </summary>
    /// <param name="connect">Which call, and how.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A handle, with the manager's actor as its own.</returns>
    /// <exception cref="InvalidActionException">The input is wrong; nothing was sent.</exception>
    /// <exception cref="ActionDeniedException">The actor may not; nothing was sent.</exception>
    /// <exception cref="ActionFailedException">The service said no, by answer (unknown room) or by event (nobody in the room, expired room).</exception>
    /// <exception cref="ActionTimedOutException">The leg was not up in time.</exception>
    /// <exception cref="CallEndedException">The call is over.</exception>
    /// <exception cref="ObjectDisposedException">The manager is disposed.</exception>
    /// <exception cref="TransportException">The request could not be carried.</exception>
    Task<IRoomCall> ConnectAsync(ConnectCall connect, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a seat in a call, as a user, and returns when it is in the call. A call that is held here already, also from the server side, is the same call: both handles show one
    /// roster. Cancelling leaves the call.
    /// </summary>
    /// <param name="join">Which call, and as whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A handle, with the seat's own user as its actor. Disposing it leaves the call, unless <see cref="JoinCall.LeaveOnDispose"/> says otherwise.</returns>
    /// <exception cref="ActionNotSupportedException">There is no calling transport.</exception>
    /// <inheritdoc cref="ConnectAsync" path="/exception"/>
    Task<IRoomCall> JoinAsync(JoinCall join, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes up a leg that is connected already, for example after a restart. When its callbacks do not come to this application, actions ask for their own
    /// and the roster comes from reads.
    /// </summary>
    /// <param name="attach">The leg, and the call's room.</param>
    /// <param name="cancellationToken">Stops waiting; the leg stays connected.</param>
    /// <returns>A handle, with the manager's actor as its own.</returns>
    /// <inheritdoc cref="ConnectAsync" path="/exception"/>
    Task<IRoomCall> AttachAsync(AttachCall attach, CancellationToken cancellationToken = default);

    /// <summary>The same manager with somebody else's rights, as a view: what it connects, attaches, finds and administers is asked on that behalf.</summary>
    /// <param name="other">On whose behalf.</param>
    /// <returns>The view. It need not be disposed.</returns>
    IRoomCallManager ForActor(RoomCallActor other);

    /// <summary>Finds a held call by the id of its leg, as a view: it owns nothing and need not be disposed.</summary>
    /// <param name="callConnectionId">The leg.</param>
    /// <param name="handle">A view of the call, if held.</param>
    /// <returns>Whether the call is held here and has not ended.</returns>
    bool TryGetCall(CallConnectionId callConnectionId, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IRoomCall? handle);

    /// <summary>
    /// Listens to all calls, also those that nobody here holds. The reader gets one <see cref="RoomCallSnapshot"/> per held call before that call's events.
    /// </summary>
    /// <param name="options">How the reader is served; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reader.</param>
    /// <returns>The events; in order within a call.</returns>
    IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes one callback, whatever web host received it. All or nothing: a body is checked whole before its first event counts. Answer the service with
    /// <see cref="CallbackResult.StatusCode"/> and no body.
    /// </summary>
    /// <param name="callback">The request.</param>
    /// <param name="cancellationToken">Gives up reading the body.</param>
    /// <returns>What to answer, and why.</returns>
    ValueTask<CallbackResult> ReceiveAsync(CallbackRequest callback, CancellationToken cancellationToken = default);
}
