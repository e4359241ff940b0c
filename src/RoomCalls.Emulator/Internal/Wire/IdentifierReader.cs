using System.Text.Json;

namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>Reads an identifier in any of the forms that clients send: kind, raw id and nested object may each be missing.</summary>
internal static class IdentifierReader
{
    private static readonly string[] Nested = ["communicationUser", "phoneNumber", "microsoftTeamsUser", "microsoftTeamsApp", "teamsExtensionUser"];

    /// <summary>Reads the identifier, or returns an error. The nested object takes precedence over the raw id.</summary>
    public static Identifier? Read(JsonElement element, out string error)
    {
        error = "";
        if (element.ValueKind != JsonValueKind.Object)
        {
            error = "it is not an object.";
            return null;
        }

        string[] present = Array.FindAll(Nested, name => element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object);
        if (present.Length > 1)
        {
            error = "it holds more than one nested identifier.";
            return null;
        }

        string? rawId = Text(element, "rawId");
        Identifier? found = present switch
        {
            ["communicationUser"] => Text(element.GetProperty("communicationUser"), "id") is { } id ? Identifier.FromRawId(id) : null,
            ["phoneNumber"] => Text(element.GetProperty("phoneNumber"), "value") is { } number ? Identifier.Phone(number) : null,
            ["microsoftTeamsUser"] => new Identifier(IdentifierKind.TeamsUser, rawId ?? ""),
            ["microsoftTeamsApp"] => new Identifier(IdentifierKind.TeamsApp, rawId ?? ""),
            ["teamsExtensionUser"] => new Identifier(IdentifierKind.TeamsExtensionUser, rawId ?? ""),
            _ => rawId is { Length: > 0 } ? Identifier.FromRawId(rawId) : null,
        };
        error = found is null ? "it names nobody." : "";
        return found;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
