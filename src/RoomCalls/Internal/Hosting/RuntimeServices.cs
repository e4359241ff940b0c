using Microsoft.Extensions.Logging;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Requests;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Hosting;

/// <summary>What the container gives to a manager.</summary>
internal sealed record RuntimeServices
{
    public required ActionCatalog Catalog { get; init; }

    public required Transports Transports { get; init; }

    public required IEnumerable<IRoomCallPolicy> Policies { get; init; }

    public required TimeProvider TimeProvider { get; init; }

    public required WorkTracker Work { get; init; }

    public required ILoggerFactory LoggerFactory { get; init; }
}
