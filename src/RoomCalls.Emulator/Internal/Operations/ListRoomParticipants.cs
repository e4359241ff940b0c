using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Lists the participants of a room, page by page.</summary>
/// <remarks>
/// <c>GET /rooms/{id}/participants</c>, 200.
/// </remarks>
internal sealed class ListRoomParticipants() : RoomOperation("ListRoomParticipants", "GET", "/participants")
{
    private const string TokenName = "nextLink";
    private const int PageSize = 100;

    protected override Reply Execute(World world, OperationRequest request, Room room)
    {
        int start = (int)Math.Clamp(request.GetPageStart(TokenName), 0, room.Participants.Count);
        return new Reply(200, JsonBytes.WriteObject(json =>
        {
            json.WriteStartArray("value"u8);
            foreach ((string rawId, string role) in room.Participants.Skip(start).Take(PageSize))
            {
                json.WriteStartObject();
                json.WriteString("rawId"u8, rawId);
                json.WriteString("role"u8, role);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (room.Participants.Count > start + PageSize)
            {
                json.WriteString("nextLink"u8, request.CreateNextLink(world.Options, TokenName, start + PageSize));
            }
        }));
    }
}
