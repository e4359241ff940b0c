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
    ManagerFeed ManagerFeed,
    TimeSpan EndSettleTime,
    int QueueCapacity)
{
    private int _generation;

    /// <summary>Returns a number that no other leg or seat of the manager has.</summary>
    public int NextGeneration() => Interlocked.Increment(ref _generation);
}
