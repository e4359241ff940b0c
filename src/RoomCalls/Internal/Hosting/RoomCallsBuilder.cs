using Microsoft.Extensions.DependencyInjection;

namespace RoomCalls.Internal.Hosting;

/// <summary>Holds the services, and nothing else.</summary>
internal sealed class RoomCallsBuilder(IServiceCollection services) : IRoomCallsBuilder
{
    public IServiceCollection Services { get; } = services;
}
