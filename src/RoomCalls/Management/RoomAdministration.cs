using RoomCalls.Actions;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Paging;

namespace RoomCalls;

/// <summary>The administration of rooms: short forms of <see cref="IRoomCallManager.ExecuteAsync{TResult}"/>.</summary>
/// <remarks>
/// Get it from <see cref="IRoomCallManager.Rooms"/>. A refusal of the service throws <see cref="ActionFailedException"/>, with the service's error code
/// in <see cref="RoomCallsException.ErrorCode"/>, for example <c>BadRequest</c> (dates, roles, ids) or <c>NotFound</c>. Safe for concurrent use.
/// Members are virtual, so that a test can substitute them.
/// </remarks>
public class RoomAdministration
{
    private readonly IRoomCallManager? _manager;

    /// <summary>Creates the administration of rooms over a manager.</summary>
    /// <param name="manager">The manager, which acts on behalf of its actor.</param>
    public RoomAdministration(IRoomCallManager manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        _manager = manager;
    }

    /// <summary>Creates an instance without a manager, for a substitute in a test.</summary>
    protected RoomAdministration()
    {
    }

    private IRoomCallManager Manager =>
        _manager ?? throw new InvalidOperationException("This substitute has no manager: override the member, or use the constructor that takes the manager.");

    /// <summary>Creates a room.</summary>
    /// <remarks>To be able to repeat the request after a restart without creating a second room, set <see cref="CreateRoom.RepeatabilityId"/>.</remarks>
    /// <param name="room">The settings of the room.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The room, with its id.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<Room> CreateAsync(CreateRoom room, CancellationToken cancellationToken = default) => Manager.ExecuteAsync(room, cancellationToken);

    /// <summary>Reads a room.</summary>
    /// <param name="roomId">The id of the room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The room.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<Room> GetAsync(RoomId roomId, CancellationToken cancellationToken = default) =>
        Manager.ExecuteAsync(new GetRoom(roomId), cancellationToken);

    /// <summary>Reads the rooms of the resource, including those whose time window has passed.</summary>
    /// <remarks>Pages are requested as the enumeration reaches them. Each page is a separate action, which is permitted and retried separately.</remarks>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The rooms, in the order of the service.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual IAsyncEnumerable<Room> ListAsync(CancellationToken cancellationToken = default) =>
        PageReader.ReadAsync(nameof(ListRooms), (page, token) => Manager.ExecuteAsync(new ListRooms { ContinuationToken = page }, token), cancellationToken);

    /// <summary>Changes the time window of a room, or whether phone numbers may be dialled. Properties that are not set keep their value.</summary>
    /// <param name="room">The room and the changes: at least one property.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The room after the change.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<Room> UpdateAsync(UpdateRoom room, CancellationToken cancellationToken = default) => Manager.ExecuteAsync(room, cancellationToken);

    /// <summary>Deletes a room with its participants. A room that is already gone counts as success.</summary>
    /// <param name="roomId">The id of the room.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the room is gone.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task DeleteAsync(RoomId roomId, CancellationToken cancellationToken = default) =>
        Manager.ExecuteAsync(new DeleteRoom(roomId), cancellationToken);

    /// <summary>Reads the participants of a room, with their roles.</summary>
    /// <remarks>Pages are requested as the enumeration reaches them. Each page is a separate action, which is permitted and retried separately.</remarks>
    /// <param name="roomId">The id of the room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Everyone who may join, whether in the call or not.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual IAsyncEnumerable<RoomParticipant> ListParticipantsAsync(RoomId roomId, CancellationToken cancellationToken = default) =>
        ListParticipantsAsync(new ListRoomParticipants(roomId), cancellationToken);

    /// <summary>Adds users to a room, changes their roles and removes others, in one change.</summary>
    /// <remarks>
    /// The participants are read before and after the change, so at least three requests are sent, each with the deadline of the action. When the last
    /// read fails, the change has been made nevertheless.
    /// </remarks>
    /// <param name="change">The room and the changes; other participants stay unchanged.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The participants after the change, and the difference from before.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<RoomParticipantsChange> UpdateParticipantsAsync(UpdateRoomParticipants change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.Validate();
        return ChangeParticipantsAsync(new ListRoomParticipants(change.RoomId) { Deadline = change.Deadline }, _ => change, cancellationToken);
    }

    /// <summary>Sets the participants of a room to a list, in one change.</summary>
    /// <remarks>
    /// It reads the participants, adds those who are missing, changes roles that differ, removes everyone else, and reads the participants again. When
    /// they already match, nothing is changed. A participant that another application adds in the meantime stays.
    /// </remarks>
    /// <param name="roomId">The id of the room.</param>
    /// <param name="participants">Everyone who may join, with their roles; empty to remove all participants.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The participants after the change, and the difference from before.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<RoomParticipantsChange> SetParticipantsAsync(
        RoomId roomId, IReadOnlyList<RoomParticipant> participants, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(participants);
        IReadOnlyList<RoomParticipant> wanted = [.. participants];
        ActionErrors errors = new();
        errors.CheckRoom(roomId);
        errors.CheckRoomParticipants(wanted, []);
        errors.ThrowIfAny(nameof(UpdateRoomParticipants));
        return ChangeParticipantsAsync(
            new ListRoomParticipants(roomId), before => CreateUpdate(roomId, RoomParticipantsChange.Between(before, wanted)), cancellationToken);
    }

    private static UpdateRoomParticipants CreateUpdate(RoomId roomId, RoomParticipantsChange wanted) => new(roomId)
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
        IReadOnlyList<RoomParticipant> after = await ListParticipantsAsync(read, cancellationToken).ToArrayAsync(cancellationToken).ConfigureAwait(false);
        return RoomParticipantsChange.Between(before, after);
    }

    private IAsyncEnumerable<RoomParticipant> ListParticipantsAsync(ListRoomParticipants read, CancellationToken cancellationToken) =>
        PageReader.ReadAsync(
            nameof(ListRoomParticipants), (page, token) => Manager.ExecuteAsync(read with { ContinuationToken = page }, token), cancellationToken);
}
