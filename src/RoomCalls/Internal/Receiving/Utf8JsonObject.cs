using System.Text.Json;

namespace RoomCalls.Internal.Receiving;

/// <summary>Enters objects, from a property's name on.</summary>
internal static class Utf8JsonObject
{
    /// <summary>Whether there is an object to read; <c>null</c> counts as left out, any other type is an error.</summary>
    public static bool Enter(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            _ => throw new JsonException("A member of the event is not an object."),
        };
    }

    /// <summary>Whether there is a further member; its name is the current token.</summary>
    public static bool Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Passes over a member's value.</summary>
    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
