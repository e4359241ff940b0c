using System.Text.Json;

namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>The body of a control request. What is wrong with it is an <see cref="ArgumentException"/>.</summary>
internal sealed class ControlBody(JsonElement body)
{
    /// <summary>Reads a text that must be there.</summary>
    public string Text(string name) => OptionalText(name) ?? throw new ArgumentException($"{name} is required and must be a string.");

    /// <summary>Reads a text that may be absent or null.</summary>
    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw new ArgumentException($"{name} must be a string."),
    };

    /// <summary>Reads a whole number that may be absent or null.</summary>
    public int? Number(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out int number) => number,
        _ => throw new ArgumentException($"{name} must be a whole number."),
    };

    /// <summary>Reads true or false; absent means false.</summary>
    public bool Flag(string name) => Find(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        _ => throw new ArgumentException($"{name} must be true or false."),
    };

    /// <summary>Reads a duration in seconds that must be there.</summary>
    public TimeSpan Seconds(string name) => OptionalSeconds(name) ?? throw new ArgumentException($"{name} is required.");

    /// <summary>Reads a duration in seconds that may be absent or null.</summary>
    public TimeSpan? OptionalSeconds(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out double seconds) && seconds is >= 0 and <= 1e9 => TimeSpan.FromSeconds(seconds),
        _ => throw new ArgumentException($"{name} must be a number of seconds, not negative."),
    };

    private JsonElement? Find(string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
