using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>The actions of a call: short forms of <see cref="IRoomCall.ExecuteAsync{TResult}"/>, with its exceptions.</summary>
public static class RoomCallExtensions
{
    extension(IRoomCall call)
    {
        /// <summary>Listens to the call with the default settings; see <see cref="IRoomCall.ListenAsync"/>.</summary>
        /// <param name="cancellationToken">Ends the reader.</param>
        /// <returns>The events, in order.</returns>
        public IAsyncEnumerable<Events.RoomCallEvent> ListenAsync(CancellationToken cancellationToken) => call.ListenAsync(null, cancellationToken);

        /// <summary>Adds a user to the call, or dials a phone number, and waits until the participant is in the call.</summary>
        /// <remarks>
        /// Cancelling does not stop the ringing. To be able to stop it, use <see cref="IRoomCall.StartAsync{TResult}"/> and
        /// <see cref="RoomCallOperation{TResult}.CancelAsync"/>.
        /// </remarks>
        /// <param name="id">The user or phone to add.</param>
        /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
        /// <returns>The participant.</returns>
        /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
        /// <example>
        /// <code>
        /// RoomCallParticipant guest = await call.AddParticipantAsync(ParticipantId.PhoneNumber("+16041234567"), cancellationToken);
        /// </code>
        /// </example>
        public Task<RoomCallParticipant> AddParticipantAsync(ParticipantId id, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new AddParticipant(id), cancellationToken);

        /// <summary>Cancels an invitation that was not answered yet.</summary>
        /// <param name="invitationId">The id of the invitation, from <see cref="ActionAcceptance.InvitationId"/>.</param>
        /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
        /// <returns>A task that completes when the action has succeeded.</returns>
        /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
        public Task CancelAddParticipantAsync(string invitationId, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new CancelAddParticipant(invitationId), cancellationToken);

        /// <summary>Removes a user or phone from the call. A user stays a participant of the room and may join again.</summary>
        /// <param name="id">The participant to remove.</param>
        /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
        /// <returns>A task that completes when the action has succeeded.</returns>
        /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
        /// <example>
        /// <code>
        /// foreach (RoomCallParticipant phone in call.State.Participants.Where(p => p.Id.Kind == ParticipantKind.PhoneNumber))
        /// {
        ///     await call.RemoveParticipantAsync(phone.Id, cancellationToken);
        /// }
        /// </code>
        /// </example>
        public Task RemoveParticipantAsync(ParticipantId id, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new RemoveParticipant(id), cancellationToken);

        /// <summary>Mutes a user. Phones cannot be muted, and only users themselves can unmute.</summary>
        /// <param name="id">The user to mute.</param>
        /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
        /// <returns>Whether the roster shows that the user is muted.</returns>
        /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
        public Task<StateConfirmation> MuteParticipantAsync(ParticipantId id, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new MuteParticipant(id), cancellationToken);

        /// <summary>Reads the participants of the call, from every page.</summary>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>Everyone in the call.</returns>
        /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
        public Task<IReadOnlyList<RoomCallParticipant>> ListParticipantsAsync(CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new ListParticipants(), cancellationToken);

        /// <summary>Reads one participant of the call.</summary>
        /// <param name="id">The participant.</param>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>The participant.</returns>
        /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
        public Task<RoomCallParticipant> GetParticipantAsync(ParticipantId id, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new GetParticipant(id), cancellationToken);

        /// <summary>Ends the call connection of the application; the others stay in the call.</summary>
        /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
        /// <returns>A task that completes when the action has succeeded.</returns>
        /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
        public Task HangUpAsync(CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new HangUpCall(), cancellationToken);

        /// <summary>Ends the call for everyone.</summary>
        /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
        /// <returns>A task that completes when the action has succeeded.</returns>
        /// <inheritdoc cref="IRoomCall.ExecuteAsync{TResult}" path="/exception"/>
        public Task HangUpForEveryoneAsync(CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new HangUpForEveryone(), cancellationToken);
    }
}
