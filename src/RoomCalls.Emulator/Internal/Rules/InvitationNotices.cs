using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>Notifies an inviter of the outcome of its invitation: a connection by an event, a seat by its roster.</summary>
internal static class InvitationNotices
{
    /// <summary>The invitee begins to ring.</summary>
    public static void Ringing(Invitation invitation)
    {
        if (invitation.Inviter is Seat seat)
        {
            SeatList.SendInvitee(seat, invitation.Invitee, "Connecting", "Ringing");
        }
    }

    /// <summary>The invitee is in the call; the roster follows, and a seat learns of it there.</summary>
    public static void Answered(World world, Invitation invitation) => Emit(world, invitation, "AddParticipantSucceeded", ResultInformation.Success);

    /// <summary>The invitee does not come.</summary>
    public static void Failed(World world, Invitation invitation, ResultInformation why)
    {
        if (invitation.Inviter is Seat seat)
        {
            SeatList.SendInviteeFailed(seat, invitation.Invitee, why);
        }

        Emit(world, invitation, "AddParticipantFailed", why);
    }

    private static void Emit(World world, Invitation invitation, string eventType, ResultInformation result)
    {
        if (invitation.Inviter is CallConnection connection)
        {
            world.Emit(connection, eventType, invitation.Address, result, invitation.Callbacks, invitation.Invitee.WriteParticipant);
        }
    }
}
