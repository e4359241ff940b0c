using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Seats;

/// <summary>Executes the requests of a seat's client. The caller holds the world's lock.</summary>
internal static class SeatRequestHandler
{
    /// <summary>Lets a user with a valid token join.</summary>
    public static Seat Join(World world, SeatRequest request, Action<byte[]> outlet)
    {
        (string userId, DateTimeOffset expiresOn) = UserTokens.Check(world, request.GetText("token"));
        string? name = request.GetOptionalText("displayName");
        bool isMuted = request.GetFlag("isMuted", defaultValue: true);
        Seat seat = Seating.Join(world, FindPlace(world, request), Identifier.FromRawId(userId), person => Prepare(person, name, isMuted), outlet);
        Seating.EndWithToken(world, seat, expiresOn);
        return seat;
    }

    /// <summary>Executes a request of a seat that is in the call.</summary>
    public static void Execute(World world, Seat seat, SeatRequest request)
    {
        switch (request.Type)
        {
            case "token":
                Renew(world, seat, request.GetText("token"));
                break;
            case "mute":
                SeatControls.Mute(world, seat);
                break;
            case "unmute":
                SeatControls.Unmute(world, seat);
                break;
            case "speak":
                SeatControls.Speak(world, seat, request.GetFlag("isSpeaking", defaultValue: true));
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
                SeatControls.Add(world, seat, Identifier.FromRawId(request.GetText("participant")), request.GetOptionalText("alternateCallerId"));
                break;
            case "remove":
                SeatControls.Remove(world, seat, request.GetText("participant"));
                break;
            case "muteParticipant":
                SeatControls.MuteParticipant(world, seat, request.GetText("participant"));
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

    /// <summary>Sets the name and the microphone; a user who may not unmute joins muted.</summary>
    private static void Prepare(CallPerson person, string? name, bool isMuted)
    {
        person.DisplayName = name;
        person.IsMuted = isMuted || !SeatCapabilities.IsAllowed(person.Role, "UnmuteMicrophone");
    }

    private static void Renew(World world, Seat seat, string token)
    {
        (string userId, DateTimeOffset expiresOn) = UserTokens.Check(world, token);
        if (userId != seat.Person.Identifier.RawId)
        {
            throw new EmulatorRefusalException(403, "Forbidden", 0, "The token is another user's.");
        }

        Seating.EndWithToken(world, seat, expiresOn);
    }

    private static CallPlace FindPlace(World world, SeatRequest request) => (request.GetOptionalText("roomId"), request.GetOptionalText("groupCallId")) switch
    {
        ({ } roomId, null) => world.Rooms.GetValueOrDefault(roomId) ?? throw new EmulatorRefusalException(404, "NotFound", 0, "There is no such room."),
        (null, { } group) when Guid.TryParse(group, out Guid id) && id != Guid.Empty => world.GetOrAddGroupCall(id),
        _ => throw SeatRequest.Malformed("Name a roomId, or a groupCallId that is a GUID."),
    };
}
