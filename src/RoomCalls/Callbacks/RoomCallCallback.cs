namespace RoomCalls;

/// <summary>A callback request as any web host has it.</summary>
/// <param name="Body">The body; read once, at most 1 MiB of it, and not disposed.</param>
public sealed record RoomCallCallback(Stream Body)
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
    public override string ToString() => nameof(RoomCallCallback);
}
