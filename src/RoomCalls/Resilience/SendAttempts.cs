using System.Diagnostics.CodeAnalysis;
using Polly;

namespace RoomCalls.Resilience;

/// <summary>What the pipeline knows of one action while it is sent.</summary>
internal sealed class SendAttempts
{
    public static readonly ResiliencePropertyKey<SendAttempts> Key = new("RoomCalls.SendAttempts");

    public required string Action { get; init; }

    public required Waiting.RepeatSafety Repeat { get; init; }

    public required TimeSpan Deadline { get; init; }

    /// <summary>When sending began, as a timestamp of the time provider.</summary>
    public required long Began { get; init; }

    /// <summary>Whether an attempt is on its way.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>Whether an earlier attempt may have been done.</summary>
    public bool MayBeDone { get; set; }

    public Exception? LastFailure { get; set; }

    public static SendAttempts Of(ResilienceContext context) =>
        context.Properties.TryGetValue(Key, out SendAttempts? attempts) ? attempts : Missing();

    [DoesNotReturn]
    private static SendAttempts Missing() => throw new InvalidOperationException("The pipeline was entered without its attempts.");
}
