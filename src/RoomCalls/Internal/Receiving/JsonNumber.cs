using System.Text.Json;

namespace RoomCalls.Internal.Receiving;

/// <summary>Reads numbers, from a property's name on. A number that is <c>null</c> counts as left out; any other type is an error.</summary>
internal static class JsonNumber
{
    public static int? ReadInt32(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();
    }

    public static double? ReadDouble(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();
    }
}
