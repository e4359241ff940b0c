using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Internal.Calls;

/// <summary>What every call of a manager shares.</summary>
internal sealed record CallSettings(
    TimeProvider TimeProvider,
    RoomCallsMetrics Metrics,
    CallLog Log,
    ManagerFeed ManagerFeed,
    TimeSpan EndSettleTime,
    int QueueCapacity);
