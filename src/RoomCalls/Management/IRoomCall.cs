using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls;

/// <summary>A handle on a call. Several handles can share one call, and each has an actor. Safe for concurrent use.</summary>
/// <remarks>
/// The interface is small on purpose: the actions (<c>AddParticipantAsync</c>, <c>HangUpAsync</c> …) are extension methods over
/// <see cref="ExecuteAsync{TResult}"/>, so a test stubs one method.
/// </remarks>
public interface IRoomCall : IAsyncDisposable
{
    /// <summary>The id of the call connection, the server-side leg; <see langword="null"/> while the call has none, because only seats are in it.</summary>
    CallConnectionId? ConnectionId { get; }

    /// <summary>
    /// The room of the call, when the call was connected by its room or the room was named when attaching; otherwise <see langword="null"/>, and
    /// participants have no role in the call.
    /// </summary>
    RoomId? RoomId { get; }

    /// <summary>The actor on whose behalf this handle acts.</summary>
    RoomCallActor Actor { get; }

    /// <summary>
    /// The current state of the call, at least as new as any event that a reader has got. It stays available after the call and after disposal.
    /// </summary>
    RoomCallState State { get; }

    /// <summary>The media actions of the call.</summary>
    CallMedia Media => new(this);

    /// <summary>The actions of the seat of this handle's actor. Without a seat its members throw <see cref="ActionDeniedException"/>.</summary>
    SeatControls Seat => new(this);

    /// <summary>Executes an action and waits for its outcome.</summary>
    /// <remarks>
    /// To be able to stop a phone that rings, use <see cref="StartAsync{TResult}"/> and <see cref="RoomCallOperation{TResult}.CancelAsync"/>.
    /// </remarks>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The result of the action.</returns>
    /// <exception cref="InvalidActionException">The input is not valid; nothing was sent.</exception>
    /// <exception cref="ActionDeniedException">The actor is not allowed to take the action, or it is not possible now; nothing was sent.</exception>
    /// <exception cref="ActionFailedException">The service refused the action, in its response or later by an event.</exception>
    /// <exception cref="ActionTimedOutException">The outcome did not arrive within the action's deadline.</exception>
    /// <exception cref="CallEndedException">The call has ended.</exception>
    /// <exception cref="TransportException">The request could not be delivered, or the service could not process it now.</exception>
    /// <exception cref="ObjectDisposedException">The handle is disposed, or no handle on the call is left; nothing was sent.</exception>
    Task<TResult> ExecuteAsync<TResult>(RoomCallAction<TResult> action, CancellationToken cancellationToken = default);

    /// <summary>Starts an action and returns as soon as the service has accepted it.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The operation, whose outcome is pending.</returns>
    /// <example>
    /// <code>
    /// AddParticipant dial = new(ParticipantId.PhoneNumber("+16041234567")) { InvitationTimeout = TimeSpan.FromSeconds(45) };
    /// RoomCallOperation&lt;RoomCallParticipant&gt; ringing = await call.StartAsync(dial, cancellationToken);
    /// await ringing.CancelAsync(cancellationToken); // stops the ringing
    /// </code>
    /// </example>
    /// <inheritdoc cref="ExecuteAsync{TResult}" path="/exception"/>
    Task<RoomCallOperation<TResult>> StartAsync<TResult>(RoomCallAction<TResult> action, CancellationToken cancellationToken = default);

    /// <summary>Determines whether the action would be sent now, and if not, every reason.</summary>
    /// <remarks>
    /// The reasons are invalid input, the actor's role, the room's dial-out flag and time window, a participant who is not in the call, and the refusal
    /// of a policy. The same rules decide on the action itself, so an action that is not allowed is refused with the matching exception before anything
    /// is sent. The room and its participants are read when they are unknown or too old. Nothing is sent to the call, except a read of a participant
    /// that the roster does not show.
    /// </remarks>
    /// <param name="action">The action, which is not executed.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Allowed, or every reason for the refusal.</returns>
    /// <exception cref="ObjectDisposedException">The handle is disposed.</exception>
    /// <example>
    /// <code>
    /// Capability removal = await call.CanAsync(new RemoveParticipant(guestId), cancellationToken);
    /// Console.WriteLine(removal.IsAllowed ? "Remove" : string.Join(" ", removal.Reasons.Select(r => r.Message)));
    /// </code>
    /// </example>
    Task<Capability> CanAsync(RoomCallAction action, CancellationToken cancellationToken = default);

    /// <summary>Determines from what was read before whether the action would be sent now, without waiting.</summary>
    /// <remarks>
    /// It follows the rules of <see cref="CanAsync"/>. Where facts are missing, one of the reasons is
    /// <see cref="CapabilityReasonCodes.NotInitialized"/>. It suits buttons that are drawn often: call <see cref="CanAsync"/> once before.
    /// </remarks>
    /// <param name="action">The action, which is not executed.</param>
    /// <returns>Allowed, or every reason for the refusal.</returns>
    /// <exception cref="ObjectDisposedException">The handle is disposed.</exception>
    Capability Can(RoomCallAction action);

    /// <summary>Returns the same call as a view for another actor: it holds nothing and need not be disposed.</summary>
    /// <remarks>
    /// A view narrows and never widens. A handle of the application itself, whose actor is the administrator, can have a view for any actor. A view of a view is
    /// bound by the actors of both: what is asked must be allowed to each, and a refusal has the reasons of each. The last actor acts: a seat that carries the
    /// action is that actor's.
    /// </remarks>
    /// <param name="actor">The actor on whose behalf the view acts.</param>
    /// <returns>The view.</returns>
    /// <example>
    /// <code>
    /// IRoomCall asUser = call.ForActor(RoomCallActor.Participant(userId));
    /// await asUser.RemoveParticipantAsync(guestId, cancellationToken); // refused, unless the user's role allows it
    /// </code>
    /// </example>
    /// <exception cref="ObjectDisposedException">The handle is disposed.</exception>
    IRoomCall ForActor(RoomCallActor actor);

    /// <summary>Listens to the call. The first event is a <see cref="RoomCallSnapshot"/>.</summary>
    /// <remarks>
    /// The reader is subscribed from the moment it asks for the enumerator. It gets what happens in the call; <see cref="ListenOptions.Include"/> adds the
    /// service's events that RoomCalls reports in another way, and the decisions on actions. The stream ends when the call has ended for this process (after
    /// <see cref="CallDisconnected"/>, and with seats when the last of them has left), or when the last handle is disposed.
    /// </remarks>
    /// <param name="options">The settings of the reader; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reader.</param>
    /// <returns>The events, in order.</returns>
    /// <example>
    /// <code>
    /// await foreach (RoomCallEvent e in call.ListenAsync(new ListenOptions { Capacity = 4096 }, cancellationToken))
    /// {
    ///     Console.WriteLine(e switch
    ///     {
    ///         ParticipantJoined joined => $"{joined.Participant.Id} joined",
    ///         ParticipantLeft left => $"{left.Participant.Id} left",
    ///         _ => e.Name,
    ///     });
    /// }
    /// </code>
    /// </example>
    IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default);
}
