using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>REST, against the emulator.</summary>
public sealed class RestCallAutomationTests : CallAutomationContract
{
    private protected override ICallAutomationTransport TransportOf(World world) => world.CallAutomation;
}
