using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Changes the participants of a room. People in the call stay there: the change applies to the next join.</summary>
internal sealed class UpdateRoomParticipants() : RoomOperation("UpdateRoomParticipants", "PATCH", "/participants")
{
    protected override Reply Execute(World world, OperationRequest request, Room room)
    {
        foreach ((string rawId, string? role) in RoomParticipantsReader.Read(request, mayRemove: true))
        {
            if (role is null)
            {
                room.Participants.Remove(rawId);
            }
            else
            {
                room.Participants[rawId] = role;
                SeatRoles.ChangeRole(world, room, rawId, role);
            }
        }

        return new Reply(200, "{}"u8.ToArray());
    }
}
