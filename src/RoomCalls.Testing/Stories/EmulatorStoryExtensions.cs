using RoomCalls.Emulator;

namespace RoomCalls.Testing;

/// <summary>Lets tests move people in and out of the call of a room.</summary>
/// <example>
/// <code>
/// EmulatedSeat bob = await emulator.JoinAsync(room, userId, cancellationToken);
/// await bob.SpeakAsync();
/// </code>
/// </example>
public static class EmulatorStoryExtensions
{
    extension(RoomCallsEmulator emulator)
    {
        /// <summary>Lets a participant of a room take a seat in its call, with a client that the test controls.</summary>
        /// <param name="room">The room.</param>
        /// <param name="user">The user.</param>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>The seat.</returns>
        /// <exception cref="EmulatorRefusalException">
        /// 403/5828: the user is not a participant of the room. 403/5829: outside of the room's time window. 403/5830: not a user. 404: there is no such room.
        /// </exception>
        public Task<EmulatedSeat> JoinAsync(Room room, ParticipantId user, CancellationToken cancellationToken = default) =>
            emulator.JoinAsync(NotNull(room).Id.Value, NotNull(user).RawId, cancellationToken);

        /// <summary>Finds the seat of a user who is in the room's call, including a seat of the program under test.</summary>
        /// <param name="room">The room.</param>
        /// <param name="user">The user.</param>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>The seat.</returns>
        /// <exception cref="EmulatorRefusalException">404: there is no such room, or the user has no seat in its call.</exception>
        public Task<EmulatedSeat> FindSeatAsync(Room room, ParticipantId user, CancellationToken cancellationToken = default) =>
            emulator.FindSeatAsync(NotNull(room).Id.Value, NotNull(user).RawId, cancellationToken);
    }

    private static T NotNull<T>(T value)
        where T : class => value ?? throw new ArgumentNullException(nameof(value));
}
