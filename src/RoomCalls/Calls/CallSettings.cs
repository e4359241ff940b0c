using RoomCalls.Diagnostics;

namespace RoomCalls.Calls;

/// <summary>What every call of a manager shares.</summary>
internal sealed record CallSettings(
    TimeProvider TimeProvider,
    RoomCallsMetrics Metrics,
    CallLog Log,
    Streams.ManagerFeed ManagerFeed,
    TimeSpan EndSettleTime,
    int QueueCapacity);
