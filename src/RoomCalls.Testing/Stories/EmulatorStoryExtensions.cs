using RoomCalls.Emulator;

namespace RoomCalls.Testing;

/// <summary>Lets tests tell stories of people in a room's call: <c>EmulatedSeat bob = await emulator.JoinAsync(room, bobsId); await bob.SpeakAsync();</c></summary>
public static class EmulatorStoryExtensions
{
    extension(RoomCallsEmulator emulator)
    {
        /// <summary>Lets a user of the room's roster take a seat in its call, with a client that the story drives.</summary>
        /// <param name="room">The room.</param>
        /// <param name="user">Who.</param>
        /// <param name="cancellationToken">Cancels before the user has joined.</param>
        /// <returns>The seat.</returns>
        /// <exception cref="EmulatorRefusalException">403/5828: not on the roster. 403/5829: outside the window. 403/5830: not a user. 404: no such room.</exception>
        public Task<EmulatedSeat> JoinAsync(Room room, ParticipantId user, CancellationToken cancellationToken = default) =>
            emulator.JoinAsync(NotNull(room).Id.Value, NotNull(user).RawId, cancellationToken);

        /// <summary>The seat of a user who is in the room's call, also one of the program under test.</summary>
        /// <param name="room">The room.</param>
        /// <param name="user">Who.</param>
        /// <param name="cancellationToken">Cancels looking.</param>
        /// <returns>The seat.</returns>
        /// <exception cref="EmulatorRefusalException">404: no such room, or the user has no seat in its call.</exception>
        public Task<EmulatedSeat> FindSeatAsync(Room room, ParticipantId user, CancellationToken cancellationToken = default) =>
            emulator.FindSeatAsync(NotNull(room).Id.Value, NotNull(user).RawId, cancellationToken);
    }

    private static T NotNull<T>(T value)
        where T : class => value ?? throw new ArgumentNullException(nameof(value));
}
