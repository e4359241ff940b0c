using System.Text.Json;
using RoomCalls.Actions;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>Writes a call locator: a kind, and the id that belongs to it.</summary>
internal static class LocatorWriter
{
    /// <summary>Writes the members of a call locator.</summary>
    public static void WriteMembers(Utf8JsonWriter json, CallLocator locator)
    {
        (string kind, string name, string id) = locator switch
        {
            RoomCallLocator room => ("roomCallLocator", "roomId", room.RoomId.ToString()),
            ServerCallLocator server => ("serverCallLocator", "serverCallId", server.ServerCallId),
            GroupCallLocator group => ("groupCallLocator", "groupCallId", group.GroupCallId.ToString("D")),
            _ => throw new ActionNotSupportedException(nameof(ConnectCall), "A later version of this transport"),
        };
        json.WriteString("kind", kind);
        json.WriteString(name, id);
    }
}
