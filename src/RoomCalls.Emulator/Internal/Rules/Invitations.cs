using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>An invitation from its start to the answer.</summary>
internal static class Invitations
{
    /// <summary>Starts the ringing and schedules its outcome.</summary>
    public static void Ring(World world, Invitation invitation, TimeSpan timeout)
    {
        Identifier invitee = invitation.Invitee;
        bool isPhone = invitee.Kind == IdentifierKind.Phone;
        Answer answer = isPhone
            ? PhoneBook.FindAnswer(invitee.PhoneNumber, world.Options.RingDuration)
            : new Answer { After = world.Options.RingDuration };
        invitation.Callbacks.Pending.Begin();
        invitation.Inviter.Invitations.Add(invitation.Id, invitation);
        world.Record(isPhone ? LedgerKind.Dialed : LedgerKind.Invited, invitation.Inviter.Call!, invitee.RawId, invitation.Inviter.Connection, invitation.Id);
        InvitationNotices.Ringing(invitation);
        if (answer.After is { } after && after <= timeout)
        {
            invitation.Next = world.Schedule(after, () => End(world, invitation, answer));
        }
        else
        {
            invitation.Next = world.Schedule(timeout, () => Fail(world, invitation, isPhone
                ? PhoneBook.NoAnswer(invitee.RawId)
                : ResultInformation.InvitationFailed(invitee.RawId, 487, 10_004, "The Call Was Not Answered In Time")));
        }
    }

    /// <summary>Fails the invitation: it is over, and AddParticipantFailed says why.</summary>
    public static void Fail(World world, Invitation invitation, ResultInformation why)
    {
        if (Stop(world, invitation, LedgerKind.NotAnswered, $"{why.Code}/{why.SubCode}"))
        {
            InvitationNotices.Failed(world, invitation, why);
            invitation.Callbacks.Pending.End();
        }
    }

    /// <summary>Stops the invitation, if it still rings.</summary>
    public static bool Stop(World world, Invitation invitation, LedgerKind how, string detail)
    {
        if (!invitation.Inviter.Invitations.Remove(invitation.Id))
        {
            return false;
        }

        invitation.Next?.Dispose();
        world.Record(how, invitation.Inviter.Call!, invitation.Invitee.RawId, invitation.Inviter.Connection, detail);
        return true;
    }

    /// <summary>Ends the ringing as the invitee decides.</summary>
    private static void End(World world, Invitation invitation, Answer answer)
    {
        if (answer.Failure is not null)
        {
            Fail(world, invitation, answer.Failure(invitation.Invitee.RawId));
        }
        else if (invitation.Inviter.Invitations.Remove(invitation.Id))
        {
            Admit(world, invitation, answer);
        }
    }

    /// <summary>Adds the invitee who answered to the call: first the success is sent, then the roster.</summary>
    private static void Admit(World world, Invitation invitation, Answer answer)
    {
        RoomCall call = invitation.Inviter.Call!;
        string rawId = invitation.Invitee.RawId;
        bool isNew = !call.People.ContainsKey(rawId);
        if (isNew)
        {
            CallPerson person = call.Admit(invitation.Invitee);
            world.Record(LedgerKind.Joined, call, rawId, invitation.Inviter.Connection, invitation.Id);
            if (answer.HangUpAfter is { } stay)
            {
                person.Departure = world.Schedule(stay, () => Roster.Remove(world, call, rawId, LedgerKind.Left, by: null, RequestCallbacks.None));
            }
        }

        if (answer.Tones is not null)
        {
            world.Record(LedgerKind.TonesPressed, call, rawId, detail: answer.Tones);
        }

        InvitationNotices.Answered(world, invitation);
        if (isNew)
        {
            SeatList.AddPerson(world, call.People[rawId], call);
            Roster.Announce(world, call, invitation.Callbacks);
        }

        invitation.Callbacks.Pending.End();
    }
}
