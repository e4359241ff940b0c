using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Streams;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <summary>The settings and services that all calls of a manager share.</summary>
internal sealed record CallSettings(
    ICallStore Store,
    TimeProvider TimeProvider,
    RoomCallsMetrics Metrics,
    CallLog Log,
    ManagerFeed ManagerFeed)
{
    /// <summary>Cancelled when the manager has been disposed: nothing waits any more.</summary>
    public CancellationToken Ended { get; init; }

    /// <summary>How long outcomes still count after the end of their leg, seat or call.</summary>
    public required TimeSpan EndSettleTime { get; init; }

    /// <summary>How many events of one call can wait.</summary>
    public required int QueueCapacity { get; init; }

    private int _generation;

    /// <summary>Returns a number that no other leg or seat of the manager has.</summary>
    public int NextGeneration() => Interlocked.Increment(ref _generation);
}
