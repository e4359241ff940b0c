using System.Diagnostics.CodeAnalysis;
using Polly;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Internal.Resilience;

/// <summary>The state of one action while the pipeline sends it.</summary>
internal sealed class RetryAttempts
{
    public static readonly ResiliencePropertyKey<RetryAttempts> Key = new("RoomCalls.RetryAttempts");

    public required string Action { get; init; }

    public required ActionRule Rule { get; init; }

    public required TimeSpan Deadline { get; init; }

    /// <summary>Whether what is behind the transport retries, so that one attempt is made here.</summary>
    public required bool IsSingle { get; init; }

    /// <summary>When sending began, as a timestamp of the time provider.</summary>
    public required long Began { get; init; }

    /// <summary>The work and rests of the action, for a virtual clock; <see langword="null"/> without one.</summary>
    public RestingWork? Work { get; init; }

    /// <summary>Whether an attempt is on its way.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>The failure of the newest attempt that may have taken effect; <see langword="null"/> while there is none.</summary>
    public TransportException? Unclear { get; set; }

    public Exception? LastFailure { get; set; }

    public static RetryAttempts Get(ResilienceContext context) =>
        context.Properties.TryGetValue(Key, out RetryAttempts? attempts) ? attempts : Missing();

    [DoesNotReturn]
    private static RetryAttempts Missing() => throw new InvalidOperationException("The pipeline was entered without its attempts.");
}
