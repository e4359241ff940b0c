using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>
/// Administration of rooms. Safe for concurrent use. A refusal is an <see cref="ActionFailedException"/>; the service's word for it is in
/// <see cref="ActionFailedException.ErrorCode"/>, for example <c>BadRequest</c> (dates, roles, ids) or <c>NotFound</c>.
/// </summary>
public interface IRooms
{
    /// <summary>Makes a room. To be able to ask again after a restart without making a second one, set <see cref="CreateRoom.RepeatabilityId"/>.</summary>
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

    /// <summary>Reads every room of the resource, following every page.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The rooms, in the service's order; also those whose time is over.</returns>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<IReadOnlyList<Room>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes a room's window, or whether phones may be dialled. What is not set stays as it is.</summary>
    /// <param name="room">Which room, and what changes: at least one member.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The room as it is now.</returns>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<Room> UpdateAsync(UpdateRoom room, CancellationToken cancellationToken = default);

    /// <summary>Deletes a room with its roster. One that is gone already counts as success.</summary>
    /// <param name="roomId">Which room.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What the service said: code 404 when the room was gone already.</returns>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<ResultInformation> DeleteAsync(RoomId roomId, CancellationToken cancellationToken = default);

    /// <summary>Reads a room's roster with roles, following every page.</summary>
    /// <param name="roomId">Which room.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Everybody who may join.</returns>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<IReadOnlyList<RoomParticipant>> ListParticipantsAsync(RoomId roomId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds users to a room's roster, changes their roles and removes others, in one change. The roster is read before and after it, so three requests are sent, each with
    /// the action's deadline. When the last read fails, the change has been made all the same.
    /// </summary>
    /// <param name="change">Which room, and who changes; everybody else stays.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The roster as it is now, and what differs from before.</returns>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<RoomParticipantsChange> UpdateParticipantsAsync(UpdateRoomParticipants change, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a room's roster exactly this, in one change: reads it, adds who is missing, changes other roles, removes everybody else, and reads it again. When
    /// it is so already, nothing is changed. Somebody whom another application adds in between stays.
    /// </summary>
    /// <param name="roomId">Which room.</param>
    /// <param name="roster">Everybody who may join, and in which role; empty to remove all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The roster as it is now, and what differs from before.</returns>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<RoomParticipantsChange> SetParticipantsAsync(RoomId roomId, IReadOnlyList<RoomParticipant> roster, CancellationToken cancellationToken = default);
}
