using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Reads a connection, also one that is connecting.</summary>
/// <remarks>
/// <c>GET /calling/callConnections/{id}</c>, 200.
/// </remarks>
internal sealed class GetCall() : CallOperation("GetCall", "GET", "")
{
    protected override bool NeedsCall => false;

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection) =>
        new(200, JsonBytes.WriteObject(json => ConnectionJson.Write(json, connection)));
}
