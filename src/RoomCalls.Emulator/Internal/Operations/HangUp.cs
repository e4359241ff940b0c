using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Takes the connection out of the call. The call goes on.</summary>
/// <remarks>
/// <c>DELETE /calling/callConnections/{id}</c>, 204.
/// The outcome is CallDisconnected 200/7000.
/// </remarks>
internal sealed class HangUp() : CallOperation("HangUp", "DELETE", "")
{
    protected override bool NeedsCall => false;

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        world.Record(LedgerKind.HungUp, connection);
        Calls.Disconnect(world, connection, ResultInformation.EndedByApi, request.Callbacks);
        return new Reply(204);
    }
}
