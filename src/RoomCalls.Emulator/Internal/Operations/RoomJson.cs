using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Writes a room as the Rooms service does: without its participants.</summary>
internal static class RoomJson
{
    /// <summary>Writes the members of a room.</summary>
    public static void Write(Utf8JsonWriter json, Room room)
    {
        json.WriteString("id"u8, room.Id);
        json.WriteString("createdAt"u8, WireDate.Format(room.CreatedAt));
        json.WriteString("validFrom"u8, WireDate.Format(room.ValidFrom));
        json.WriteString("validUntil"u8, WireDate.Format(room.ValidUntil));
        json.WriteBoolean("pstnDialOutEnabled"u8, room.PstnDialOutEnabled);
    }
}
