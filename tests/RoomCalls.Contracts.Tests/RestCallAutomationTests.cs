using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>REST, against the emulator.</summary>
public sealed class RestCallAutomationTests : CallAutomationContract
{
    private protected override ICallAutomationTransport TransportOf(EmulatorFixture fixture) => fixture.Services.GetRequiredService<ICallAutomationTransport>();
}
