using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Lists the rooms, oldest first, page by page.</summary>
/// <remarks>
/// <c>GET /rooms</c>, 200.
/// </remarks>
internal sealed class ListRooms() : Operation("ListRooms", "GET", "rooms")
{
    private const string TokenName = "nextLink";
    private const int PageSize = 30;

    public override Reply Execute(World world, OperationRequest request)
    {
        long after = request.GetPageStart(TokenName);
        Room[] found = [.. world.Rooms.Values.Where(room => room.Order > after).Take(PageSize + 1)];
        return new Reply(200, JsonBytes.WriteObject(json =>
        {
            json.WriteStartArray("value"u8);
            foreach (Room room in found.Take(PageSize))
            {
                json.WriteStartObject();
                RoomJson.Write(json, room);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (found.Length > PageSize)
            {
                json.WriteString("nextLink"u8, request.CreateNextLink(world.Options, TokenName, found[PageSize - 1].Order));
            }
        }));
    }
}
