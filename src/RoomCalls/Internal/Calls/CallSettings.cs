using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Internal.Calls;

/// <summary>The settings and services that all calls of a manager share.</summary>
internal sealed record CallSettings(
    TimeProvider TimeProvider,
    RoomCallsMetrics Metrics,
    CallLog Log,
    ManagerFeed ManagerFeed,
    TimeSpan EndSettleTime,
    int QueueCapacity);
