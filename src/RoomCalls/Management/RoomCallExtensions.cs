using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>The verbs of a call: short forms over <see cref="IRoomCall.ExecuteAsync{TResult}"/>, with its exceptions.</summary>
public static class RoomCallExtensions
{
    extension(IRoomCall call)
    {
        /// <summary>Listens to the call with the default settings; see <see cref="IRoomCall.ListenAsync"/>.</summary>
        /// <param name="cancellationToken">Ends the reader.</param>
        /// <returns>The events, in order.</returns>
        public IAsyncEnumerable<Events.RoomCallEvent> ListenAsync(CancellationToken cancellationToken) => call.ListenAsync(null, cancellationToken);

        /// <summary>Adds a user to the call, or dials a phone number, and waits until the participant is in the call.</summary>
        /// <param name="id">Whom to add.</param>
        /// <param name="cancellationToken">Stops waiting, not ringing.</param>
        /// <returns>The participant.</returns>
        public Task<RoomCallParticipant> AddParticipantAsync(ParticipantId id, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new AddParticipant(id), cancellationToken);

        /// <summary>Stops an invitation that was not answered yet.</summary>
        /// <param name="invitationId">The invitation.</param>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>A task that ends with the outcome.</returns>
        public Task CancelAddParticipantAsync(string invitationId, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new CancelAddParticipant(invitationId), cancellationToken);

        /// <summary>Takes somebody out of the call.</summary>
        /// <param name="id">Whom to remove.</param>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>A task that ends with the outcome.</returns>
        public Task RemoveParticipantAsync(ParticipantId id, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new RemoveParticipant(id), cancellationToken);

        /// <summary>Mutes a user.</summary>
        /// <param name="id">Whom to mute.</param>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>Whether the roster has shown it.</returns>
        public Task<StateConfirmation> MuteParticipantAsync(ParticipantId id, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new MuteParticipant(id), cancellationToken);

        /// <summary>Reads everybody in the call, following every page.</summary>
        /// <param name="cancellationToken">Gives up.</param>
        /// <returns>Everybody in the call.</returns>
        public Task<IReadOnlyList<RoomCallParticipant>> ListParticipantsAsync(CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new ListParticipants(), cancellationToken);

        /// <summary>Reads one participant of the call.</summary>
        /// <param name="id">Who.</param>
        /// <param name="cancellationToken">Gives up.</param>
        /// <returns>The participant.</returns>
        public Task<RoomCallParticipant> GetParticipantAsync(ParticipantId id, CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new GetParticipant(id), cancellationToken);

        /// <summary>Ends the application's own leg; the others stay in the call.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>A task that ends with the outcome.</returns>
        public Task HangUpAsync(CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new HangUpCall(), cancellationToken);

        /// <summary>Ends the call for everyone.</summary>
        /// <param name="cancellationToken">Stops waiting.</param>
        /// <returns>A task that ends with the outcome.</returns>
        public Task HangUpForEveryoneAsync(CancellationToken cancellationToken = default) =>
            call.ExecuteAsync(new HangUpForEveryone(), cancellationToken);
    }
}
