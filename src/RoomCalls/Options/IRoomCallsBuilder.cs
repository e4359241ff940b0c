using Microsoft.Extensions.DependencyInjection;

namespace RoomCalls;

/// <summary>What transports and extensions register themselves on.</summary>
public interface IRoomCallsBuilder
{
    /// <summary>The services.</summary>
    IServiceCollection Services { get; }
}
