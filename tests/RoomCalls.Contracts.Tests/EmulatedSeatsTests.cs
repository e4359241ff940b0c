using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>Emulated seats.</summary>
public sealed class EmulatedSeatsTests : CallingContract
{
    private protected override ICallingTransport TransportOf(EmulatorFixture fixture) => fixture.Services.GetRequiredService<ICallingTransport>();
}
