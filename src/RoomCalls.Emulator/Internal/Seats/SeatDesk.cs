using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Seats;

/// <summary>Does what a seat's client asks. The caller holds the world's lock.</summary>
internal static class SeatDesk
{
    /// <summary>Lets a user in who shows a token.</summary>
    public static Seat Join(World world, SeatRequest request, Action<byte[]> outlet)
    {
        (string userId, DateTimeOffset expiresOn) = UserTokens.Check(world, request.Text("token"));
        string? name = request.OptionalText("displayName");
        bool isMuted = request.Flag("isMuted", otherwise: true);
        Seat seat = Seating.Sit(world, PlaceOf(world, request), Identifier.FromRawId(userId), person => Prepare(person, name, isMuted), outlet);
        Seating.LiveUntil(world, seat, expiresOn);
        return seat;
    }

    /// <summary>Does what a seat asks.</summary>
    public static void Act(World world, Seat seat, SeatRequest request)
    {
        switch (request.Type)
        {
            case "token":
                Renew(world, seat, request.Text("token"));
                break;
            case "mute":
                SeatControls.Mute(world, seat);
                break;
            case "unmute":
                SeatControls.Unmute(world, seat);
                break;
            case "speak":
                SeatControls.Speak(world, seat, request.Flag("isSpeaking", otherwise: true));
                break;
            case "startVideo" or "stopVideo":
                SeatControls.Stream(world, seat, SeatStream.Video, request.Type == "startVideo");
                break;
            case "startScreenSharing" or "stopScreenSharing":
                SeatControls.Stream(world, seat, SeatStream.ScreenSharing, request.Type == "startScreenSharing");
                break;
            case "hold" or "resume":
                SeatControls.Hold(world, seat, request.Type == "hold");
                break;
            case "raiseHand" or "lowerHand":
                SeatControls.RaiseHand(world, seat, request.Type == "raiseHand");
                break;
            case "add":
                SeatControls.Add(world, seat, Identifier.FromRawId(request.Text("participant")), request.OptionalText("alternateCallerId"));
                break;
            case "remove":
                SeatControls.Remove(world, seat, request.Text("participant"));
                break;
            case "muteParticipant":
                SeatControls.MuteParticipant(world, seat, request.Text("participant"));
                break;
            case "muteOthers":
                SeatControls.MuteOthers(world, seat);
                break;
            case "leave":
                Seating.Leave(world, seat);
                break;
            case "hangUpForEveryone":
                SeatControls.HangUpForEveryone(world, seat);
                break;
            default:
                throw SeatRequest.Malformed($"There is no message {request.Type}.");
        }
    }

    /// <summary>Who may not unmute comes muted.</summary>
    private static void Prepare(CallPerson person, string? name, bool isMuted)
    {
        person.DisplayName = name;
        person.IsMuted = isMuted || !SeatRights.IsInRole(person.Role, "UnmuteMicrophone");
    }

    private static void Renew(World world, Seat seat, string token)
    {
        (string userId, DateTimeOffset expiresOn) = UserTokens.Check(world, token);
        if (userId != seat.Person.Identifier.RawId)
        {
            throw new EmulatorRefusalException(403, "Forbidden", 0, "The token is another user's.");
        }

        Seating.LiveUntil(world, seat, expiresOn);
    }

    private static CallPlace PlaceOf(World world, SeatRequest request) => (request.OptionalText("roomId"), request.OptionalText("groupCallId")) switch
    {
        ({ } roomId, null) => world.Rooms.GetValueOrDefault(roomId) ?? throw new EmulatorRefusalException(404, "NotFound", 0, "There is no such room."),
        (null, { } group) when Guid.TryParse(group, out Guid id) && id != Guid.Empty => world.GroupCall(id),
        _ => throw SeatRequest.Malformed("Name a roomId, or a groupCallId that is a GUID."),
    };
}
