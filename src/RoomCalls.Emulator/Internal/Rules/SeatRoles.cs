using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>Applies changes of a room to the seats in its call.</summary>
internal static class SeatRoles
{
    /// <summary>Gives a person in the call another role. Their seat and the others are notified, and what the new role does not allow stops.</summary>
    public static void ChangeRole(World world, Room room, string rawId, string role)
    {
        if (room.Call is not { } call || !call.People.TryGetValue(rawId, out CallPerson? person) || person.Role == role)
        {
            return;
        }

        person.Role = role;
        if (call.Seats.TryGetValue(rawId, out Seat? seat))
        {
            SeatList.SendCapabilities(seat, withRole: true);
        }

        SeatList.UpdatePerson(world, person, call);
        if (seat is not null)
        {
            Stop(world, seat, role);
        }
    }

    /// <summary>Notifies the seats that dialling out is now allowed, or no longer.</summary>
    public static void ChangeDialOut(Room room)
    {
        if (room.Call is { } call)
        {
            foreach (Seat seat in call.Seats.Values)
            {
                SeatList.SendCapabilities(seat, withRole: false);
            }
        }
    }

    private static void Stop(World world, Seat seat, string role)
    {
        if (!SeatCapabilities.IsAllowed(role, "TurnVideoOn"))
        {
            SeatControls.Stream(world, seat, SeatStream.Video, isOn: false);
        }

        if (!SeatCapabilities.IsAllowed(role, "ShareScreen"))
        {
            SeatControls.Stream(world, seat, SeatStream.ScreenSharing, isOn: false);
        }

        if (!SeatCapabilities.IsAllowed(role, "UnmuteMicrophone") && SeatControls.SetMuted(world, seat.Call, seat.Person, isMuted: true, byOthers: true))
        {
            Roster.Announce(world, seat.Call, RequestCallbacks.None);
        }
    }
}
