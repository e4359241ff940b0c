using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Changes the validity window of a room, or whether it allows dialling out.</summary>
/// <remarks>
/// <c>PATCH /rooms/{id}</c>, 200. Only the members named change.
/// </remarks>
internal sealed class UpdateRoom() : RoomOperation("UpdateRoom", "PATCH", "")
{
    protected override Reply Execute(World world, OperationRequest request, Room room)
    {
        bool dialOut = request.GetFlag("pstnDialOutEnabled") ?? room.PstnDialOutEnabled;
        if (request.GetMember("validFrom") is not null || request.GetMember("validUntil") is not null)
        {
            (room.ValidFrom, room.ValidUntil) = RoomWindow.Read(world, request, room);
        }

        if (room.PstnDialOutEnabled != dialOut)
        {
            room.PstnDialOutEnabled = dialOut;
            SeatRoles.ChangeDialOut(room);
        }

        return new Reply(200, JsonBytes.WriteObject(json => RoomJson.Write(json, room)));
    }
}
