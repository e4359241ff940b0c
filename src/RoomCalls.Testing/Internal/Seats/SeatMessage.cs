using System.Text.Json.Nodes;
using RoomCalls.Actions;

namespace RoomCalls.Testing.Internal.Seats;

/// <summary>Writes the requests of a seat's client.</summary>
internal static class SeatMessage
{
    public static JsonObject Join(JoinCall join, RoomUserToken token)
    {
        JsonObject message = new()
        {
            ["type"] = "join",
            ["token"] = token.Value,
            ["displayName"] = join.DisplayName,
            ["isMuted"] = join.IsMuted,
            ["acknowledges"] = true,
        };
        (string name, string id) = join.Locator switch
        {
            GroupCallLocator group => ("groupCallId", group.GroupCallId.ToString()),
            RoomCallLocator room => ("roomId", room.RoomId.Value),
            _ => throw new ActionNotSupportedException(nameof(JoinCall), "A room or a group call"),
        };
        message[name] = id;
        return message;
    }

    public static JsonObject Token(RoomUserToken token) => new() { ["type"] = "token", ["token"] = token.Value };

    /// <returns>The message, or <see langword="null"/> for an action that a seat does not carry.</returns>
    public static JsonObject? Create(RoomCallAction action) => action switch
    {
        AddParticipant add => new() { ["type"] = "add", ["participant"] = add.Id.RawId, ["alternateCallerId"] = add.CallerId?.Value },
        RemoveParticipant remove => new() { ["type"] = "remove", ["participant"] = remove.Id.RawId },
        MuteParticipant mute => new() { ["type"] = "muteParticipant", ["participant"] = mute.Id.RawId },
        _ => FindType(action) is string type ? new() { ["type"] = type } : null,
    };

    private static string? FindType(RoomCallAction action) => action switch
    {
        MuteSelf => "mute",
        UnmuteSelf => "unmute",
        HoldCall => "hold",
        ResumeCall => "resume",
        StartVideo => "startVideo",
        StopVideo => "stopVideo",
        StartScreenSharing => "startScreenSharing",
        StopScreenSharing => "stopScreenSharing",
        RaiseHand => "raiseHand",
        LowerHand => "lowerHand",
        MuteAllOthers => "muteOthers",
        LeaveCall => "leave",
        HangUpForEveryone => "hangUpForEveryone",
        _ => null,
    };
}
