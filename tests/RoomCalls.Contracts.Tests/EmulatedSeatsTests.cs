using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>Emulated seats.</summary>
public sealed class EmulatedSeatsTests : CallingContract
{
    private protected override ICallingTransport TransportOf(World world) => world.Calling;
}
