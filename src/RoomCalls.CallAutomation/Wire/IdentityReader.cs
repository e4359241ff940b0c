using System.Text.Json;

namespace RoomCalls.CallAutomation.Wire;

/// <summary>Reads users and tokens.</summary>
internal static class IdentityReader
{
    /// <summary>The user; <see langword="null"/> when the answer names none.</summary>
    public static ParticipantId? ReadUser(JsonElement root) =>
        root.Member("identity") is { } identity && identity.Text("id") is string id ? ParticipantId.User(id) : null;

    /// <summary>The token; <see langword="null"/> when it or its end is missing.</summary>
    public static RoomUserToken? ReadToken(JsonElement root) =>
        root.Text("token") is string token && root.Date("expiresOn") is DateTimeOffset expiresOn ? new RoomUserToken(token, expiresOn) : null;
}
