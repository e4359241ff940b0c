namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>A complete answer, which can be written more than once. Immutable.</summary>
internal sealed record Reply(int Status, byte[]? Body = null)
{
    /// <summary>The error code, when it is an error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The Location header, if any.</summary>
    public string? Location { get; init; }

    /// <summary>The Retry-After header, if any; written in whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the request carried repeatability headers and they were accepted.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>An error in the one shape of all services.</summary>
    public static Reply Error(int status, string code, string message, string? target = null) => new(status, JsonBytes.WriteObject(json =>
    {
        json.WriteStartObject("error"u8);
        json.WriteString("code"u8, code);
        json.WriteString("message"u8, message);
        if (target is not null)
        {
            json.WriteString("target"u8, target);
        }

        json.WriteEndObject();
    }))
    {
        ErrorCode = code,
    };
}
