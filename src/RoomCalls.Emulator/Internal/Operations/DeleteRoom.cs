using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Deletes a room. A call that runs in it goes on, as users of the service report.</summary>
internal sealed class DeleteRoom() : RoomOperation("DeleteRoom", "DELETE", "")
{
    protected override Reply Execute(World world, OperationRequest request, Room room)
    {
        world.Rooms.Remove(room.Id);
        return new Reply(204);
    }
}
