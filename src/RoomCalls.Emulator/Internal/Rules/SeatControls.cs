using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>The actions of a seat, on itself and on other people.</summary>
internal static class SeatControls
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(60);

    /// <summary>Mutes or unmutes a person and notifies the seats. Returns whether anything changed.</summary>
    public static bool SetMuted(World world, RoomCall call, CallPerson person, bool isMuted, bool byOthers = false)
    {
        if (person.IsMuted == isMuted)
        {
            return false;
        }

        person.IsMuted = isMuted;
        if (isMuted)
        {
            person.IsSpeaking = false;
        }

        if (call.Seats.TryGetValue(person.Identifier.RawId, out Seat? seat))
        {
            SeatList.SendSelf(seat, json =>
            {
                json.WriteBoolean("isMuted"u8, isMuted);
                if (byOthers)
                {
                    json.WriteBoolean("isMutedByOthers"u8, true);
                }
            });
        }

        SeatList.UpdatePerson(world, person, call);
        return true;
    }

    public static void Mute(World world, Seat seat) => AnnounceIf(world, seat, SetMuted(world, seat.Call, seat.Person, isMuted: true));

    public static void Unmute(World world, Seat seat)
    {
        SeatCapabilities.Require(seat, "UnmuteMicrophone");
        AnnounceIf(world, seat, SetMuted(world, seat.Call, seat.Person, isMuted: false));
    }

    /// <summary>Starts or stops speaking. A muted user is not heard.</summary>
    public static void Speak(World world, Seat seat, bool isSpeaking)
    {
        bool heard = isSpeaking && !seat.Person.IsMuted;
        if (seat.Person.IsSpeaking != heard)
        {
            seat.Person.IsSpeaking = heard;
            seat.Person.LastSpeech = heard ? ++world.SpeechCount : seat.Person.LastSpeech;
            SeatList.UpdatePerson(world, seat.Person, seat.Call);
        }
    }

    /// <summary>Turns the camera or the shared screen on or off.</summary>
    public static void Stream(World world, Seat seat, string kind, bool isOn)
    {
        if (isOn)
        {
            SeatCapabilities.Require(seat, kind == SeatStream.Video ? "TurnVideoOn" : "ShareScreen");
        }

        CallPerson person = seat.Person;
        if (person.Streams.Exists(s => s.Kind == kind) == isOn)
        {
            return;
        }

        if (isOn)
        {
            person.Streams.Add(kind == SeatStream.Video ? new(person.NextStream++, kind, 1280, 720) : new(person.NextStream++, kind, 1920, 1080));
        }
        else
        {
            person.Streams.RemoveAll(s => s.Kind == kind);
        }

        SeatList.SendSelf(seat, json => json.WriteBoolean(kind == SeatStream.Video ? "isVideoOn"u8 : "isScreenSharing"u8, isOn));
        SeatList.UpdatePerson(world, person, seat.Call);
    }

    /// <summary>Puts the call on hold for the seat, or resumes it.</summary>
    public static void Hold(World world, Seat seat, bool isOnHold)
    {
        string state = isOnHold ? "LocalHold" : "Connected";
        if (seat.State == state)
        {
            return;
        }

        seat.State = state;
        SeatList.SendSelf(seat, json => json.WriteString("state"u8, state));
        if (world.Options.IsHoldVisible)
        {
            seat.Person.State = isOnHold ? "Hold" : "Connected";
            seat.Person.IsOnHold = isOnHold;
            SeatList.UpdatePerson(world, seat.Person, seat.Call);
            Roster.Announce(world, seat.Call, RequestCallbacks.None);
        }
    }

    public static void RaiseHand(World world, Seat seat, bool isRaised)
    {
        if (seat.Person.IsHandRaised != isRaised)
        {
            seat.Person.IsHandRaised = isRaised;
            SeatList.SendSelf(seat, json => json.WriteBoolean("isHandRaised"u8, isRaised));
            SeatList.UpdatePerson(world, seat.Person, seat.Call);
        }
    }

    /// <summary>Shows the seat in a state that does not occur in rooms. Only the shape is emulated.</summary>
    public static void Show(World world, Seat seat, string state)
    {
        seat.State = state == "Idle" ? "None" : state;
        seat.Person.State = state;
        SeatList.SendSelf(seat, json => json.WriteString("state"u8, seat.State));
        SeatList.UpdatePerson(world, seat.Person, seat.Call);
    }

    /// <summary>Invites a phone, or a participant of the room. A person who is in the call stays there.</summary>
    public static void Add(World world, Seat seat, Identifier invitee, string? callerId)
    {
        SeatCapabilities.Require(seat, invitee.Kind == IdentifierKind.Phone ? "AddPhoneNumber" : "AddCommunicationUser");
        if (invitee.Kind == IdentifierKind.Phone)
        {
            RequireDialOut(seat, invitee, callerId);
        }
        else if (invitee.Kind != IdentifierKind.User)
        {
            throw new EmulatorRefusalException(400, "BadRequest", 0, "The participant must be a communication user or a phone number.");
        }
        else if (!seat.Call.Place.IsInvited(invitee.RawId))
        {
            throw new EmulatorRefusalException(403, "5828", 5828, "The user is not a participant of the room. Add the user with the Rooms API first.");
        }

        if (!seat.Call.People.ContainsKey(invitee.RawId) && !seat.Invitations.Values.Any(i => i.Invitee == invitee))
        {
            Invitations.Ring(world, new Invitation(world.NewId(), seat, invitee, RequestCallbacks.None), RingTime);
        }
    }

    public static void Remove(World world, Seat seat, string rawId)
    {
        SeatCapabilities.Require(seat, "RemoveParticipant");
        RequireInCall(seat, rawId);
        Roster.Remove(world, seat.Call, rawId, LedgerKind.Removed, by: null, RequestCallbacks.None);
    }

    public static void MuteParticipant(World world, Seat seat, string rawId)
    {
        SeatCapabilities.Require(seat, "MuteOthers");
        CallPerson person = RequireInCall(seat, rawId);
        if (person.Identifier.Kind == IdentifierKind.Phone)
        {
            throw new EmulatorRefusalException(400, "BadRequest", 0, "Only communication users can be muted.");
        }

        MuteAll(world, seat, [person]);
    }

    public static void MuteOthers(World world, Seat seat)
    {
        SeatCapabilities.Require(seat, "MuteOthers");
        MuteAll(world, seat, [.. seat.Call.People.Values.Where(p => p != seat.Person && p.Identifier.Kind != IdentifierKind.Phone)]);
    }

    public static void HangUpForEveryone(World world, Seat seat)
    {
        SeatCapabilities.Require(seat, "HangUpForEveryone");
        world.Record(LedgerKind.Terminated, seat.Call, seat.Person.Identifier.RawId);
        Seating.End(world, seat, SeatEndReasons.UserLeft);
        Calls.End(world, seat.Call, endedBy: null, RequestCallbacks.None, SeatEndReasons.EndedByOrganizer);
    }

    private static void MuteAll(World world, Seat seat, CallPerson[] people)
    {
        bool any = false;
        foreach (CallPerson person in people.Where(person => SetMuted(world, seat.Call, person, isMuted: true, byOthers: true)))
        {
            any = true;
            world.Record(LedgerKind.Muted, seat.Call, person.Identifier.RawId);
        }

        AnnounceIf(world, seat, any);
    }

    private static void AnnounceIf(World world, Seat seat, bool changed)
    {
        if (changed)
        {
            Roster.Announce(world, seat.Call, RequestCallbacks.None);
        }
    }

    private static CallPerson RequireInCall(Seat seat, string rawId) => seat.Call.People.TryGetValue(rawId, out CallPerson? person)
        ? person
        : throw new EmulatorRefusalException(404, "NotFound", 0, "The participant is not in the call.");

    private static void RequireDialOut(Seat seat, Identifier phone, string? callerId)
    {
        if (callerId is null || !Identifier.IsE164(callerId) || !Identifier.IsE164(phone.PhoneNumber))
        {
            throw new EmulatorRefusalException(400, "BadRequest", 0, "The number and the alternate caller id must be in E.164 format.");
        }

        if (!PhoneBook.IsOwnedCallerId(callerId))
        {
            throw new EmulatorRefusalException(403, "7507", 7507, "The alternate caller id does not belong to this resource.");
        }

        if (!seat.Call.Place.AllowsDialOut)
        {
            throw new EmulatorRefusalException(403, "7504", 7504, "Dialling out of this room is not enabled.");
        }
    }
}
