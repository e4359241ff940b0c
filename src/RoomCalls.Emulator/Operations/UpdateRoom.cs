using RoomCalls.Emulator.Http;
using RoomCalls.Emulator.Model;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.Operations;

internal sealed class UpdateRoom() : RoomOperation("UpdateRoom", "PATCH", "")
{
    protected override Reply Execute(World world, OperationRequest request, Room room)
    {
        bool dialOut = request.Flag("pstnDialOutEnabled") ?? room.PstnDialOutEnabled;
        if (request.Member("validFrom") is not null || request.Member("validUntil") is not null)
        {
            (room.ValidFrom, room.ValidUntil) = RoomWindow.Read(world, request, room);
        }

        room.PstnDialOutEnabled = dialOut;
        return new Reply(200, JsonBytes.Object(json => RoomJson.Write(json, room)));
    }
}
