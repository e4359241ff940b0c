using System.Text.Json;

namespace RoomCalls.Emulator.Internal.Seats;

/// <summary>A message of a seat's client.</summary>
internal readonly struct SeatRequest(JsonElement message)
{
    private const int LongestName = 40;

    /// <summary>What is asked; empty when the message does not say.</summary>
    public string Type { get; } = TextOf(message, "type") ?? "";

    /// <summary>The name of the request for faults and logs, for example <c>SeatMute</c>.</summary>
    public string Operation => Type.Length is > 0 and <= LongestName ? $"Seat{char.ToUpperInvariant(Type[0])}{Type[1..]}" : "Seat";

    /// <summary>The number that the reply carries.</summary>
    public long? Id { get; } = message.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out long number) ? number : null;

    public string? OptionalText(string name) => TextOf(message, name);

    public string Text(string name) => TextOf(message, name) ?? throw Malformed($"{name} is required and must be a string.");

    /// <summary>Reads true or false.</summary>
    public bool Flag(string name, bool otherwise) => message.TryGetProperty(name, out JsonElement value) ? value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => otherwise,
        _ => throw Malformed($"{name} must be true or false."),
    }
    : otherwise;

    public static EmulatorRefusalException Malformed(string message) => new(400, "BadRequest", 0, message);

    private static string? TextOf(JsonElement message, string name)
    {
        try
        {
            return message.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is valid JSON but no text.
            return null;
        }
    }
}
