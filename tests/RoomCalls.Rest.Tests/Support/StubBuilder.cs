using Microsoft.Extensions.DependencyInjection;

namespace RoomCalls.Rest.Tests.Support;

internal sealed class StubBuilder : IRoomCallsBuilder
{
    public IServiceCollection Services { get; } = new ServiceCollection();
}
