using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>Administration of rooms. Safe for concurrent use.</summary>
public interface IRooms
{
    /// <summary>Makes a room.</summary>
    /// <param name="room">What kind of room.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The room, with its id.</returns>
    /// <exception cref="InvalidActionException">The input is wrong; nothing was sent.</exception>
    /// <exception cref="ActionDeniedException">The actor may not; nothing was sent.</exception>
    /// <exception cref="ActionFailedException">The service said no.</exception>
    /// <exception cref="TransportException">The request could not be carried.</exception>
    Task<Room> CreateAsync(CreateRoom room, CancellationToken cancellationToken = default);

    /// <summary>Reads a room.</summary>
    /// <param name="roomId">Which room.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The room.</returns>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<Room> GetAsync(RoomId roomId, CancellationToken cancellationToken = default);

    /// <summary>Reads a room's roster with roles, following every page.</summary>
    /// <param name="roomId">Which room.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Everybody who may join.</returns>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<IReadOnlyList<RoomParticipant>> ListParticipantsAsync(RoomId roomId, CancellationToken cancellationToken = default);
}
