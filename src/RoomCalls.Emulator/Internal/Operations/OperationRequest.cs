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

    /// <summary>Scheme and authority as the caller sees them.</summary>
    public required string Origin { get; init; }

    /// <summary>What the callbacks of this request belong to.</summary>
    public required RequestCallbacks Callbacks { get; init; }

    /// <summary>A refusal with 400 and the code of the service.</summary>
    public RefusedException Invalid(string message) => new(400, Service.BadArgumentCode, message);

    /// <summary>Reads a member that may be absent or null.</summary>
    public JsonElement? Member(string name) => Member(Body, name);

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Reads a text that may be absent or null.</summary>
    public string? Text(string name) => Text(Body, name);

    /// <summary>Reads a text of an inner object.</summary>
    public string? Text(JsonElement parent, string name) => Member(parent, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Invalid($"{name} must be a string."),
    };

    /// <summary>Reads a text that must be there and not empty.</summary>
    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Invalid($"{name} is required.");

    /// <summary>Reads an object that must be there.</summary>
    public JsonElement RequiredObject(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Object } value ? value : throw Invalid($"{name} is required.");

    /// <summary>Reads an array that may be absent or null.</summary>
    public JsonElement? List(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } value => value,
        _ => throw Invalid($"{name} must be an array."),
    };

    /// <summary>Reads a whole number that may be absent or null.</summary>
    public int? Number(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out int number) => number,
        _ => throw Invalid($"{name} must be a whole number."),
    };

    /// <summary>Reads true or false, or neither.</summary>
    public bool? Flag(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Invalid($"{name} must be true or false."),
    };

    /// <summary>Reads an RFC 3339 date that may be absent or null.</summary>
    public DateTimeOffset? Date(string name) => Text(name) switch
    {
        null => null,
        { } text when WireDate.TryParse(text, out DateTimeOffset date) => date,
        _ => throw Invalid($"{name} is not a valid date."),
    };

    /// <summary>Reads an identifier that must be there.</summary>
    public Identifier Identifier(string name) => Identifier(RequiredObject(name), name);

    /// <summary>Reads an identifier of a list; the name is for the message.</summary>
    public Identifier Identifier(JsonElement element, string name) =>
        IdentifierReader.Read(element, out string error) ?? throw Invalid($"{name} is not valid: {error}");

    /// <summary>The link to the next page. Its token has only letters and digits: other characters break the signature of JavaScript clients.</summary>
    public string NextLink(EmulatorOptions options, string tokenName, long token) =>
        $"{(options.RelativeNextLinks ? "" : Origin)}{Target.RawPath}?{tokenName}={token}&api-version={ApiVersion}";

    /// <summary>Where the page asked for begins: after this position.</summary>
    public long PageStart(string tokenName) => Target.GetQuery(tokenName) switch
    {
        null => 0,
        { } token when long.TryParse(token, out long after) => after,
        _ => throw Invalid($"{tokenName} is not valid."),
    };
}
