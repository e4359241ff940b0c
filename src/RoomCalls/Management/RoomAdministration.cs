using RoomCalls.Actions;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Paging;

namespace RoomCalls;

/// <summary>
/// Administration of rooms: short forms over <see cref="IRoomCallManager.ExecuteAsync{TResult}"/>. Get it by <see cref="IRoomCallManager.Rooms"/>. A refusal is an
/// <see cref="ActionFailedException"/>; the service's name of the error is in <see cref="RoomCallsException.ErrorCode"/>, for example <c>BadRequest</c> (dates, roles, ids) or
/// <c>NotFound</c>. Safe for concurrent use; members are virtual, so that a test can substitute them.
/// </summary>
public class RoomAdministration
{
    private readonly IRoomCallManager? _manager;

    /// <summary>Creates the administration of rooms of a manager.</summary>
    /// <param name="manager">The manager, on behalf of whose actor everything is done.</param>
    public RoomAdministration(IRoomCallManager manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        _manager = manager;
    }

    /// <summary>Creates an instance for a substitute in a test.</summary>
    protected RoomAdministration()
    {
    }

    private IRoomCallManager Manager =>
        _manager ?? throw new InvalidOperationException("This substitute has no manager: override the member, or use the constructor that takes the manager.");

    /// <summary>Creates a room. To be able to ask again after a restart without creating a second one, set <see cref="CreateRoom.RepeatabilityId"/>.</summary>
    /// <param name="room">What kind of room.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The room, with its id.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<Room> CreateAsync(CreateRoom room, CancellationToken cancellationToken = default) => Manager.ExecuteAsync(room, cancellationToken);

    /// <summary>Reads a room.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The room.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<Room> GetAsync(RoomId roomId, CancellationToken cancellationToken = default) => Manager.ExecuteAsync(new GetRoom(roomId), cancellationToken);

    /// <summary>Reads every room of the resource, one page after the other as the rooms are taken; rooms whose time is over too. Each page is an action, permitted and retried by itself.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The rooms, in the service's order.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual IAsyncEnumerable<Room> ListAsync(CancellationToken cancellationToken = default) =>
        PageReader.ReadAsync(nameof(ListRooms), (page, token) => Manager.ExecuteAsync(new ListRooms { ContinuationToken = page }, token), cancellationToken);

    /// <summary>Changes the time in which a room can be joined, or whether phones can be dialled. What is not set stays as it is.</summary>
    /// <param name="room">The room, and what changes: at least one member.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The room as it is now.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<Room> UpdateAsync(UpdateRoom room, CancellationToken cancellationToken = default) => Manager.ExecuteAsync(room, cancellationToken);

    /// <summary>Deletes a room with its participants. A room that is gone already counts as success.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the room is gone.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task DeleteAsync(RoomId roomId, CancellationToken cancellationToken = default) => Manager.ExecuteAsync(new DeleteRoom(roomId), cancellationToken);

    /// <summary>Reads the participants of a room with their roles, one page after the other as they are taken. Each page is an action, permitted and retried by itself.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Everybody who can join, whether in the call or not.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual IAsyncEnumerable<RoomParticipant> ListParticipantsAsync(RoomId roomId, CancellationToken cancellationToken = default) =>
        ListParticipantsAsync(new ListRoomParticipants(roomId), cancellationToken);

    /// <summary>
    /// Adds users to a room, changes their roles and removes others, in one change. The participants are read before and after it, so at least three requests are sent, each with
    /// the action's deadline. When the last read fails, the change has been made all the same.
    /// </summary>
    /// <param name="change">The room, and who changes; everybody else stays.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The participants as they are now, and what differs from before.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<RoomParticipantsChange> UpdateParticipantsAsync(UpdateRoomParticipants change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.Validate();
        return ChangeParticipantsAsync(new ListRoomParticipants(change.RoomId) { Deadline = change.Deadline }, _ => change, cancellationToken);
    }

    /// <summary>
    /// Makes a room's participants exactly these, in one change: reads them, adds who is missing, changes other roles, removes everybody else, and reads them again. When
    /// they are so already, nothing is changed. Somebody whom another application adds in between stays.
    /// </summary>
    /// <param name="roomId">The room.</param>
    /// <param name="participants">Everybody who can join, with their roles; empty to remove all.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The participants as they are now, and what differs from before.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<RoomParticipantsChange> SetParticipantsAsync(RoomId roomId, IReadOnlyList<RoomParticipant> participants, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(participants);
        IReadOnlyList<RoomParticipant> wanted = [.. participants];
        ActionErrors errors = new();
        errors.CheckRoom(roomId);
        errors.CheckRoomParticipants(wanted, []);
        errors.ThrowIfAny(nameof(UpdateRoomParticipants));
        return ChangeParticipantsAsync(new ListRoomParticipants(roomId), before => ToReach(roomId, RoomParticipantsChange.Between(before, wanted)), cancellationToken);
    }

    private static UpdateRoomParticipants ToReach(RoomId roomId, RoomParticipantsChange wanted) => new(roomId)
    {
        AddOrUpdate = [.. wanted.Added, .. wanted.Changed],
        Remove = [.. wanted.Removed.Select(p => p.Id)],
    };

    /// <summary>Reads the participants, changes them, and reads them again.</summary>
    private async Task<RoomParticipantsChange> ChangeParticipantsAsync(
        ListRoomParticipants read, Func<IReadOnlyList<RoomParticipant>, UpdateRoomParticipants> createChange, CancellationToken cancellationToken)
    {
        IReadOnlyList<RoomParticipant> before = await ListParticipantsAsync(read, cancellationToken).ToArrayAsync(cancellationToken).ConfigureAwait(false);
        UpdateRoomParticipants change = createChange(before);
        if (change is { AddOrUpdate.Count: 0, Remove.Count: 0 })
        {
            return RoomParticipantsChange.Between(before, before);
        }

        await Manager.ExecuteAsync(change, cancellationToken).ConfigureAwait(false);
        return RoomParticipantsChange.Between(before, await ListParticipantsAsync(read, cancellationToken).ToArrayAsync(cancellationToken).ConfigureAwait(false));
    }

    private IAsyncEnumerable<RoomParticipant> ListParticipantsAsync(ListRoomParticipants read, CancellationToken cancellationToken) =>
        PageReader.ReadAsync(nameof(ListRoomParticipants), (page, token) => Manager.ExecuteAsync(read with { ContinuationToken = page }, token), cancellationToken);
}
