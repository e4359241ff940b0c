using System.Text.Json;

namespace RoomCalls.CallAutomation.Wire;

/// <summary>Reads users and tokens.</summary>
internal static class IdentityReader
{
    public static ParticipantId? ReadUser(JsonElement root) =>
        root.Member("identity") is { } identity && identity.Text("id") is string id ? ParticipantId.User(id) : null;

    public static RoomUserToken? ReadToken(JsonElement root) =>
        root.Text("token") is string token && root.Date("expiresOn") is DateTimeOffset expiresOn ? new RoomUserToken(token, expiresOn) : null;
}
