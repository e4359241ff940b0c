using RoomCalls.Emulator.Http;
using RoomCalls.Emulator.Model;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.Operations;

internal sealed class GetRoom() : RoomOperation("GetRoom", "GET", "")
{
    protected override Reply Execute(World world, OperationRequest request, Room room) =>
        new(200, JsonBytes.Object(json => RoomJson.Write(json, room)));
}
