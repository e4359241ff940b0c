using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Reads a room, also one whose validity window is over.</summary>
/// <remarks>
/// <c>GET /rooms/{id}</c>, 200.
/// </remarks>
internal sealed class GetRoom() : RoomOperation("GetRoom", "GET", "")
{
    protected override Reply Execute(World world, OperationRequest request, Room room) =>
        new(200, JsonBytes.WriteObject(json => RoomJson.Write(json, room)));
}
