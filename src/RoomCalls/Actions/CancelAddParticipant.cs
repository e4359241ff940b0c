using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Stops an invitation that was not answered yet: the phone stops ringing, and the add ends as cancelled.</summary>
/// <param name="InvitationId">The invitation, from <see cref="RoomCallOperation{TResult}.InvitationId"/>.</param>
public sealed record CancelAddParticipant(string InvitationId) : CallbackAction<ResultInformation>
{
    internal override void CollectErrors(ActionErrors errors)
    {
        base.CollectErrors(errors);
        errors.AddIf(string.IsNullOrWhiteSpace(InvitationId), "The invitation id is missing: start the add with StartAsync and take its InvitationId.");
    }
}
