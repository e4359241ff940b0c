using RoomCalls.Actions;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Internal.Facade;

/// <summary>Rooms, over the road that every action goes.</summary>
internal sealed class RoomsAdministration(ActionPipeline pipeline, RoomCallActor actor) : IRooms
{
    private readonly ActionScope _scope = new(actor);

    public Task<Room> CreateAsync(CreateRoom room, CancellationToken cancellationToken = default) => ExecuteAsync(room, cancellationToken);

    public Task<Room> GetAsync(RoomId roomId, CancellationToken cancellationToken = default) => ExecuteAsync(new GetRoom(roomId), cancellationToken);

    public Task<IReadOnlyList<Room>> ListAsync(CancellationToken cancellationToken = default) => ExecuteAsync(new ListRooms(), cancellationToken);

    public Task<Room> UpdateAsync(UpdateRoom room, CancellationToken cancellationToken = default) => ExecuteAsync(room, cancellationToken);

    public Task<ResultInformation> DeleteAsync(RoomId roomId, CancellationToken cancellationToken = default) =>
        ExecuteAsync(new DeleteRoom(roomId), cancellationToken);

    public Task<IReadOnlyList<RoomParticipant>> ListParticipantsAsync(RoomId roomId, CancellationToken cancellationToken = default) =>
        ExecuteAsync(new ListRoomParticipants(roomId), cancellationToken);

    public Task<RoomParticipantsChange> UpdateParticipantsAsync(UpdateRoomParticipants change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        pipeline.Prepare(change, _scope);
        return ChangeRosterAsync(new ListRoomParticipants(change.RoomId) { Deadline = change.Deadline }, _ => change, cancellationToken);
    }

    public Task<RoomParticipantsChange> SetParticipantsAsync(RoomId roomId, IReadOnlyList<RoomParticipant> roster, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(roster);
        IReadOnlyList<RoomParticipant> wanted = [.. roster];
        ActionErrors errors = new();
        errors.CheckRoom(roomId);
        errors.CheckRoomParticipants(wanted, []);
        errors.ThrowIfAny(nameof(UpdateRoomParticipants));
        return ChangeRosterAsync(new ListRoomParticipants(roomId), before => ToReach(roomId, RoomParticipantsChange.Between(before, wanted)), cancellationToken);
    }

    /// <summary>Reads the roster, changes it, and reads it again.</summary>
    private async Task<RoomParticipantsChange> ChangeRosterAsync(
        ListRoomParticipants read, Func<IReadOnlyList<RoomParticipant>, UpdateRoomParticipants> changeOf, CancellationToken cancellationToken)
    {
        IReadOnlyList<RoomParticipant> before = await ExecuteAsync(read, cancellationToken).ConfigureAwait(false);
        UpdateRoomParticipants change = changeOf(before);
        if (change is { AddOrUpdate.Count: 0, Remove.Count: 0 })
        {
            return RoomParticipantsChange.Between(before, before);
        }

        await ExecuteAsync(change, cancellationToken).ConfigureAwait(false);
        return RoomParticipantsChange.Between(before, await ExecuteAsync(read, cancellationToken).ConfigureAwait(false));
    }

    private static UpdateRoomParticipants ToReach(RoomId roomId, RoomParticipantsChange wanted) => new(roomId)
    {
        AddOrUpdate = [.. wanted.Added, .. wanted.Changed],
        Remove = [.. wanted.Removed.Select(p => p.Id)],
    };

    private Task<TResult> ExecuteAsync<TResult>(RoomCallAction<TResult> action, CancellationToken cancellationToken) =>
        pipeline.ExecuteAsync(_scope, action, cancellationToken);
}
