using System.Text.Json.Nodes;
using RoomCalls.Actions;

namespace RoomCalls.Testing.Internal.Seats;

/// <summary>Writes what a seat's client asks of the emulator.</summary>
internal static class SeatMessage
{
    public static JsonObject Join(Join join, RoomUserToken token)
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
            _ => throw new ActionNotSupportedException(nameof(Join), "A room or a group call"),
        };
        message[name] = id;
        return message;
    }

    public static JsonObject Token(RoomUserToken token) => new() { ["type"] = "token", ["token"] = token.Value };

    /// <returns>The message, or <see langword="null"/> for what a seat does not carry.</returns>
    public static JsonObject? Of(RoomCallAction action) => action switch
    {
        AddParticipant add => new() { ["type"] = "add", ["participant"] = add.Id.RawId, ["alternateCallerId"] = add.CallerId?.Number },
        RemoveParticipant remove => new() { ["type"] = "remove", ["participant"] = remove.Id.RawId },
        MuteParticipant mute => new() { ["type"] = "muteParticipant", ["participant"] = mute.Id.RawId },
        _ => TypeOf(action) is string type ? new() { ["type"] = type } : null,
    };

    private static string? TypeOf(RoomCallAction action) => action switch
    {
        MuteSelf => "mute",
        UnmuteSelf => "unmute",
        Hold => "hold",
        Resume => "resume",
        StartVideo => "startVideo",
        StopVideo => "stopVideo",
        StartScreenSharing => "startScreenSharing",
        StopScreenSharing => "stopScreenSharing",
        RaiseHand => "raiseHand",
        LowerHand => "lowerHand",
        MuteAllOthers => "muteOthers",
        Leave => "leave",
        HangUpForEveryone => "hangUpForEveryone",
        _ => null,
    };
}
