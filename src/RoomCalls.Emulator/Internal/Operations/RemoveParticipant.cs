using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Removes a person from the call.</summary>
/// <remarks>
/// <c>POST …/participants:remove</c>, 202.
/// The outcome is RemoveParticipantSucceeded with a roster, or RemoveParticipantFailed. Without people the call ends.
/// </remarks>
internal sealed class RemoveParticipant() : CallOperation("RemoveParticipant", "POST", "/participants:remove")
{
    private static readonly ResultInformation NotInCall = new(404, 8522, "Participant not found. DiagCode: 404#8522.@");

    public override bool IsRepeatable => true;

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        Identifier target = request.GetIdentifier("participantToRemove");
        CallbackAddress address = ReadAddress(world, request, connection);
        bool isInCall = connection.Call!.People.ContainsKey(target.RawId);
        world.Emit(
            connection,
            isInCall ? "RemoveParticipantSucceeded" : "RemoveParticipantFailed",
            address,
            isInCall ? ResultInformation.Success : NotInCall,
            request.Callbacks,
            target.WriteParticipant);
        Roster.Remove(world, connection.Call, target.RawId, LedgerKind.Removed, connection, request.Callbacks);
        return Echo(202, address);
    }
}
