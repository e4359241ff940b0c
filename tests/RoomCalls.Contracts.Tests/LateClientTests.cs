using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Contracts.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>Emulated seats whose client has tokens already, is not trusted, and refuses by update only.</summary>
public sealed class LateClientTests : CallingContract
{
    private protected override ICallingTransport TransportOf(EmulatorFixture fixture) =>
        new LateClientTransport(fixture.Services.GetRequiredService<ICallingTransport>(), fixture.Manager.Users);
}
