using RoomCalls.Emulator.Callbacks;
using RoomCalls.Emulator.Model;

namespace RoomCalls.Emulator.Rules;

/// <summary>What follows for seats when the room changes.</summary>
internal static class SeatRoles
{
    /// <summary>Somebody has another role: their seat and the others hear of it, and what the new role may not do stops.</summary>
    public static void Changed(World world, Room room, string rawId, string role)
    {
        if (room.Call is not { } call || !call.Seats.TryGetValue(rawId, out Seat? seat) || seat.Role == role)
        {
            return;
        }

        seat.Role = role;
        seat.Person.Role = role;
        SeatList.TellRights(seat, withRole: true);
        SeatList.Changed(world, seat.Person, call);
        if (!SeatRights.IsInRole(role, "TurnVideoOn"))
        {
            SeatControls.Stream(world, seat, SeatStream.Video, isOn: false);
        }

        if (!SeatRights.IsInRole(role, "ShareScreen"))
        {
            SeatControls.Stream(world, seat, SeatStream.ScreenSharing, isOn: false);
        }

        if (!SeatRights.IsInRole(role, "UnmuteMicrophone") && SeatControls.SetMuted(world, call, seat.Person, isMuted: true, byOthers: true))
        {
            Roster.Announce(world, call, OperationTrail.None);
        }
    }

    /// <summary>Phones may be dialled now, or no longer.</summary>
    public static void DialOutChanged(Room room)
    {
        if (room.Call is { } call)
        {
            foreach (Seat seat in call.Seats.Values)
            {
                SeatList.TellRights(seat, withRole: false);
            }
        }
    }
}
