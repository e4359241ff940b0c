using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Cancels an invitation.</summary>
/// <remarks>
/// <c>POST …/participants:cancelAddParticipant</c>, 202.
/// The outcome is CancelAddParticipantSucceeded, or CancelAddParticipantFailed when nothing rings under the id.
/// </remarks>
internal sealed class CancelAddParticipant() : CallOperation("CancelAddParticipant", "POST", "/participants:cancelAddParticipant")
{
    private static readonly ResultInformation NoInvitation = new(404, 8522, "The invitation was not found or has ended. DiagCode: 404#8522.@");

    public override bool IsRepeatable => true;

    protected override Reply Execute(World world, OperationRequest request, CallConnection connection)
    {
        string invitationId = request.GetRequiredText("invitationId");
        CallbackAddress address = ReadAddress(world, request, connection);
        if (connection.Invitations.TryGetValue(invitationId, out Invitation? invitation)
            && Invitations.Stop(world, invitation, LedgerKind.Canceled, invitationId))
        {
            // A success that carries the code of a failure: so it was recorded. No AddParticipantFailed was.
            ResultInformation cancelled = ResultInformation.InvitationFailed(invitation.Invitee.RawId, 487, 5234, "The Call Has Been Cancelled");
            Emit("CancelAddParticipantSucceeded", cancelled);
            invitation.Callbacks.Pending.End();
        }
        else
        {
            Emit("CancelAddParticipantFailed", NoInvitation);
        }

        return new Reply(202, JsonBytes.WriteObject(json =>
        {
            json.WriteString("invitationId"u8, invitationId);
            if (address.OperationContext is not null)
            {
                json.WriteString("operationContext"u8, address.OperationContext);
            }
        }));

        void Emit(string eventType, ResultInformation result) =>
            world.Emit(connection, eventType, address, result, request.Callbacks, json => json.WriteString("invitationId"u8, invitationId));
    }
}
