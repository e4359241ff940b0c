using System.Text.Json;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>Reads users and tokens.</summary>
internal static class IdentityReader
{
    /// <summary>The user; <see langword="null"/> when the answer names none.</summary>
    public static ParticipantId? ReadUser(JsonElement root) =>
        root.Member("identity") is { } identity && identity.Text("id") is string id ? ParticipantId.User(id) : null;

    /// <summary>The user with a first token; <see langword="null"/> when either is missing.</summary>
    public static RoomUser? ReadUserAndToken(JsonElement root) =>
        ReadUser(root) is ParticipantId user && root.Member("accessToken") is { } answer && ReadToken(answer) is RoomUserToken token
            ? new RoomUser(user, token)
            : null;

    /// <summary>The token; <see langword="null"/> when it or its end is missing.</summary>
    public static RoomUserToken? ReadToken(JsonElement root) =>
        root.Text("token") is string token && root.Date("expiresOn") is DateTimeOffset expiresOn ? new RoomUserToken(token, expiresOn) : null;
}
