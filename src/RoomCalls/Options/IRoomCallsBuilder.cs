using Microsoft.Extensions.DependencyInjection;

namespace RoomCalls;

/// <summary>The builder on which transports and extensions register their services.</summary>
public interface IRoomCallsBuilder
{
    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}
