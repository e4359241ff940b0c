namespace RoomCalls;

/// <summary>A callback request as any web host has it.</summary>
/// <param name="Body">The body; read once, at most 1 MiB of it, and not disposed.</param>
public sealed record CallbackRequest(Stream Body)
{
    /// <summary>The header <c>Content-Type</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The query string, with or without its question mark. It holds the call's key.</summary>
    public string? Query { get; init; }

    /// <summary>The header <c>Authorization</c>. Taken so that hosts pass it already; its token is not checked in this version.</summary>
    public string? Authorization { get; init; }

    /// <summary>The header <c>Content-Length</c>, when known: a body that is too large is refused before it is read.</summary>
    public long? ContentLength { get; init; }

    /// <summary>Returns nothing of the request: all of it is secret or personal.</summary>
    /// <returns>The record's name.</returns>
    public override string ToString() => nameof(CallbackRequest);
}

/// <summary>What became of a callback.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Reason">Why it was refused, for a log; holds nothing of the body.</param>
public sealed record CallbackResult(CallbackStatus Status, string? Reason = null)
{
    /// <summary>The HTTP status to answer with: 200, 400, 401, 413 or 503.</summary>
    public int StatusCode => Status switch
    {
        CallbackStatus.Accepted => 200,
        CallbackStatus.Malformed => 400,
        CallbackStatus.Unauthorized => 401,
        CallbackStatus.TooLarge => 413,
        _ => 503,
    };

    /// <summary>How many events the body held; 0 when it was refused.</summary>
    public int EventCount { get; init; }
}

/// <summary>The verdict over a callback.</summary>
public enum CallbackStatus
{
    /// <summary>Every event of the body was taken, or is a repeat of one that was.</summary>
    Accepted = 0,

    /// <summary>The body is not a callback: not JSON, not CloudEvents, or of another connection.</summary>
    Malformed,

    /// <summary>The call's key is missing or wrong.</summary>
    Unauthorized,

    /// <summary>The body is larger than 1 MiB.</summary>
    TooLarge,

    /// <summary>The call's queue is full: the service should send it again.</summary>
    Busy,
}
