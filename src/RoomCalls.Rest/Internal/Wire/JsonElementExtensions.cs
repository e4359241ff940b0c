using System.Text.Json;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>Reads JSON tolerantly: a member that is absent, null or of another type reads as absent.</summary>
internal static class JsonElementExtensions
{
    /// <summary>A member of any type.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <summary>The text of a member; blank text reads as absent.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member && member.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>True or false.</summary>
    public static bool? Flag(this JsonElement element, string name) => element.Member(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A date and time as RFC 3339 writes it.</summary>
    public static DateTimeOffset? Date(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member && member.TryGetDateTimeOffset(out DateTimeOffset date) ? date : null;
}
