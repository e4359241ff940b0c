using System.Text.Json;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>A request whose signature, version and JSON are in order.</summary>
internal sealed class OperationRequest
{
    /// <summary>The service of the path.</summary>
    public required Service Service { get; init; }

    /// <summary>The path and the query.</summary>
    public required RequestTarget Target { get; init; }

    /// <summary>The version asked for: a known one.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The body; an empty object when there was none.</summary>
    public required JsonElement Body { get; init; }

    /// <summary>The id that the answer's headers carry; the correlation id of an answer to connect.</summary>
    public required string ChainId { get; init; }

    /// <summary>The scheme and authority that the caller uses.</summary>
    public required string Origin { get; init; }

    /// <summary>The callbacks of this request.</summary>
    public required RequestCallbacks Callbacks { get; init; }

    /// <summary>A refusal with 400 and the code of the service.</summary>
    public RefusedException Invalid(string message) => new(400, Service.BadArgumentCode, message);

    /// <summary>Reads a member that may be absent or null.</summary>
    public JsonElement? GetMember(string name) => GetMember(Body, name);

    private static JsonElement? GetMember(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Reads a text that may be absent or null.</summary>
    public string? GetText(string name) => GetText(Body, name);

    /// <summary>Reads a text of an inner object.</summary>
    public string? GetText(JsonElement parent, string name) => GetMember(parent, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Invalid($"{name} must be a string."),
    };

    /// <summary>Reads a text that must be there and not empty.</summary>
    public string GetRequiredText(string name) => GetText(name) is { Length: > 0 } text ? text : throw Invalid($"{name} is required.");

    /// <summary>Reads an object that must be there.</summary>
    public JsonElement GetRequiredObject(string name) =>
        GetMember(name) is { ValueKind: JsonValueKind.Object } value ? value : throw Invalid($"{name} is required.");

    /// <summary>Reads an array that may be absent or null.</summary>
    public JsonElement? GetList(string name) => GetMember(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } value => value,
        _ => throw Invalid($"{name} must be an array."),
    };

    /// <summary>Reads a whole number that may be absent or null.</summary>
    public int? GetNumber(string name) => GetMember(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out int number) => number,
        _ => throw Invalid($"{name} must be a whole number."),
    };

    /// <summary>Reads true or false, or neither.</summary>
    public bool? GetFlag(string name) => GetMember(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Invalid($"{name} must be true or false."),
    };

    /// <summary>Reads an RFC 3339 date that may be absent or null.</summary>
    public DateTimeOffset? GetDate(string name) => GetText(name) switch
    {
        null => null,
        { } text when WireDate.TryParse(text, out DateTimeOffset date) => date,
        _ => throw Invalid($"{name} is not a valid date."),
    };

    /// <summary>Reads an identifier that must be there.</summary>
    public Identifier GetIdentifier(string name) => GetIdentifier(GetRequiredObject(name), name);

    /// <summary>Reads an identifier of a list; the name is for the message.</summary>
    public Identifier GetIdentifier(JsonElement element, string name) =>
        IdentifierReader.Read(element, out string error) ?? throw Invalid($"{name} is not valid: {error}");

    /// <summary>The link to the next page. Its token has only letters and digits: other characters break the signature of JavaScript clients.</summary>
    public string CreateNextLink(EmulatorOptions options, string tokenName, long token) =>
        $"{(options.RelativeNextLinks ? "" : Origin)}{Target.RawPath}?{tokenName}={token}&api-version={ApiVersion}";

    /// <summary>Where the page asked for begins: after this position.</summary>
    public long GetPageStart(string tokenName) => Target.GetQuery(tokenName) switch
    {
        null => 0,
        { } token when long.TryParse(token, out long after) => after,
        _ => throw Invalid($"{tokenName} is not valid."),
    };
}
