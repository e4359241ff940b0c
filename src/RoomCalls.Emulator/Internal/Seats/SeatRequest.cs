using System.Text.Json;

namespace RoomCalls.Emulator.Internal.Seats;

/// <summary>A message of a seat's client.</summary>
internal readonly struct SeatRequest(JsonElement message)
{
    private const int MaxNameLength = 40;

    /// <summary>The type of the message; empty when it has none.</summary>
    public string Type { get; } = FindText(message, "type") ?? "";

    /// <summary>The name of the request for faults and logs, for example <c>SeatMute</c>.</summary>
    public string Operation => Type.Length is > 0 and <= MaxNameLength ? $"Seat{char.ToUpperInvariant(Type[0])}{Type[1..]}" : "Seat";

    /// <summary>The number that the reply carries.</summary>
    public long? Id { get; } = message.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out long number)
        ? number
        : null;

    public string? GetOptionalText(string name) => FindText(message, name);

    public string GetText(string name) => FindText(message, name) ?? throw Malformed($"{name} is required and must be a string.");

    /// <summary>Reads true or false.</summary>
    public bool GetFlag(string name, bool defaultValue) => message.TryGetProperty(name, out JsonElement value) ? value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => defaultValue,
        _ => throw Malformed($"{name} must be true or false."),
    }
    : defaultValue;

    public static EmulatorRefusalException Malformed(string message) => new(400, "BadRequest", 0, message);

    private static string? FindText(JsonElement message, string name)
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
