using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Ends the call for everyone.</summary>
/// <remarks>
/// <c>POST …:terminate</c>, 204.
/// The outcome is CallDisconnected on every connection of the call.
/// </remarks>
internal sealed class Terminate() : CallOperation("Terminate", "POST", ":terminate")
{
    public override bool IsRepeatable => true;

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        world.Record(LedgerKind.Terminated, connection.Call!, by: connection);
        Calls.End(world, connection.Call!, connection, request.Callbacks);
        return new Reply(204);
    }
}
