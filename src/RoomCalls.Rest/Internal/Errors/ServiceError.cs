using System.Globalization;
using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Internal.Errors;

/// <summary>The error in an answer's body: <c>{"error":{"code","message"}}</c>. Any other body is an error without code and text.</summary>
internal sealed class ServiceError
{
    /// <summary>An error that says nothing.</summary>
    public static readonly ServiceError None = new(null, null);

    private ServiceError(string? code, string? message)
    {
        Code = code;
        Message = message;
    }

    /// <summary>The service's code as text.</summary>
    public string? Code { get; }

    /// <summary>The service's text, unmasked.</summary>
    public string? Message { get; }

    /// <summary>The subcode: Call Automation writes it as text into the code; other services write a word there.</summary>
    public int SubCode => int.TryParse(Code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>Reads a body of any kind, and never throws.</summary>
    public static ServiceError Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonElement.Parse(body.Span).Member("error") is { } found ? new(ReadCode(found), found.Text("message")) : None;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return None;
        }
    }

    private static string? ReadCode(JsonElement error) =>
        error.Member("code") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : error.Text("code");
}
