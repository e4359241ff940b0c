namespace RoomCalls;

/// <summary>What became of a callback.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why it was refused, for a log; holds nothing of the body.</param>
public sealed record ReceiveResult(ReceiveVerdict Verdict, string? Reason = null)
{
    /// <summary>The HTTP status to answer with: 200, 400, 401, 413 or 503.</summary>
    public int StatusCode => Verdict switch
    {
        ReceiveVerdict.Accepted => 200,
        ReceiveVerdict.Malformed => 400,
        ReceiveVerdict.Unauthorized => 401,
        ReceiveVerdict.TooLarge => 413,
        _ => 503,
    };

    /// <summary>How many events the body held; 0 when it was refused.</summary>
    public int Events { get; init; }
}
