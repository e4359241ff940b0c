namespace RoomCalls;

/// <summary>
/// A callback request of the service, independent of the web host that received it. Receive each instance once, because its body is a stream.
/// </summary>
/// <param name="Body">The body of the request. It is read once, up to 1 MiB, and not disposed.</param>
public sealed record CallbackRequest(Stream Body)
{
    /// <summary>The value of the <c>Content-Type</c> header; <see langword="null"/> when it is absent.</summary>
    public string? ContentType { get; init; }

    /// <summary>The query string, with or without the leading question mark. It contains the key of the call, which is a secret.</summary>
    public string? Query { get; init; }

    /// <summary>The value of the <c>Authorization</c> header. Hosts should pass it; this version does not validate its token.</summary>
    public string? Authorization { get; init; }

    /// <summary>The value of the <c>Content-Length</c> header, when known. A body that is too large is then refused before it is read.</summary>
    public long? ContentLength { get; init; }

    /// <summary>Returns the name of the record only, because everything in the request is secret or personal.</summary>
    /// <returns>The name of the record.</returns>
    public override string ToString() => nameof(CallbackRequest);
}

/// <summary>The result of receiving a callback. Immutable.</summary>
/// <param name="Status">Whether the callback was accepted, and if not, the kind of refusal.</param>
/// <param name="Reason">Why the callback was refused, for a log; <see langword="null"/> when it was accepted. It contains nothing of the body.</param>
public sealed record CallbackResult(CallbackStatus Status, string? Reason = null)
{
    /// <summary>The HTTP status code of the response to the service: 200, 400, 401, 413 or 503.</summary>
    public int StatusCode => Status switch
    {
        CallbackStatus.Accepted => 200,
        CallbackStatus.Malformed => 400,
        CallbackStatus.Unauthorized => 401,
        CallbackStatus.TooLarge => 413,
        _ => 503,
    };

    /// <summary>The number of events in the body; 0 when the callback was refused.</summary>
    public int EventCount { get; init; }
}

/// <summary>Whether a callback was accepted.</summary>
public enum CallbackStatus
{
    /// <summary>Every event in the body was accepted, or repeats one that was accepted before (200).</summary>
    Accepted = 0,

    /// <summary>The body is not a callback: it is not JSON, not CloudEvents, or belongs to another connection (400).</summary>
    Malformed,

    /// <summary>The key of the call is missing or wrong (401).</summary>
    Unauthorized,

    /// <summary>The body is larger than 1 MiB (413).</summary>
    TooLarge,

    /// <summary>
    /// The queue of the call is full, see <see cref="RoomCallsOptions.CallQueueCapacity"/>; the service should send the callback again (503).
    /// </summary>
    Busy,
}
