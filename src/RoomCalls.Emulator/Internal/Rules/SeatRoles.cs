using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>What follows for seats when the room changes.</summary>
internal static class SeatRoles
{
    /// <summary>Somebody in the call has another role: their seat and the others hear of it, and what the new role may not do stops.</summary>
    public static void Changed(World world, Room room, string rawId, string role)
    {
        if (room.Call is not { } call || !call.People.TryGetValue(rawId, out CallPerson? person) || person.Role == role)
        {
            return;
        }

        person.Role = role;
        if (call.Seats.TryGetValue(rawId, out Seat? seat))
        {
            SeatList.TellRights(seat, withRole: true);
        }

        SeatList.Changed(world, person, call);
        if (seat is not null)
        {
            Stop(world, seat, role);
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

    private static void Stop(World world, Seat seat, string role)
    {
        if (!SeatRights.IsInRole(role, "TurnVideoOn"))
        {
            SeatControls.Stream(world, seat, SeatStream.Video, isOn: false);
        }

        if (!SeatRights.IsInRole(role, "ShareScreen"))
        {
            SeatControls.Stream(world, seat, SeatStream.ScreenSharing, isOn: false);
        }

        if (!SeatRights.IsInRole(role, "UnmuteMicrophone") && SeatControls.SetMuted(world, seat.Call, seat.Person, isMuted: true, byOthers: true))
        {
            Roster.Announce(world, seat.Call, RequestCallbacks.None);
        }
    }
}
