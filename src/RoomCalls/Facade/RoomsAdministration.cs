using RoomCalls.Actions;
using RoomCalls.Sending;

namespace RoomCalls;

/// <summary>Rooms, over the road that every action goes.</summary>
internal sealed class RoomsAdministration(ActionRoad road) : IRooms
{
    private static readonly ActionScope AsAdministrator = new(RoomCallActor.Administrator);

    public Task<Room> CreateAsync(CreateRoom room, CancellationToken cancellationToken = default) => road.ExecuteAsync(AsAdministrator, room, cancellationToken);

    public Task<Room> GetAsync(RoomId roomId, CancellationToken cancellationToken = default) =>
        road.ExecuteAsync(AsAdministrator, new GetRoom(roomId), cancellationToken);

    public Task<IReadOnlyList<RoomParticipant>> ListParticipantsAsync(RoomId roomId, CancellationToken cancellationToken = default) =>
        road.ExecuteAsync(AsAdministrator, new ListRoomParticipants(roomId), cancellationToken);
}
