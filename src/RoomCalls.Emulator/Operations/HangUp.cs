using RoomCalls.Emulator.Http;
using RoomCalls.Emulator.Model;
using RoomCalls.Emulator.Rules;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.Operations;

/// <summary>Takes the own leg out of the call; the others stay.</summary>
/// <remarks>
/// <c>DELETE /calling/callConnections/{id}</c>, 204.
/// The outcome is CallDisconnected 200/7000.
/// </remarks>
internal sealed class HangUp() : CallOperation("HangUp", "DELETE", "")
{
    protected override bool NeedsCall => false;

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        world.Ledger.Add(LedgerKind.HungUp, connection.Room.Id, connection.Call?.ServerCallId, connectionId: connection.Id);
        Calls.Disconnect(world, connection, ResultInformation.EndedByApi, request.Trail);
        return new Reply(204);
    }
}
