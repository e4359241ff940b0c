using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Takes a user or phone out of the call. A user stays on the room's roster and may join again.</summary>
/// <param name="Id">Whom to remove.</param>
public sealed record RemoveParticipant(ParticipantId Id) : CallbackAction<ResultInformation>
{
    internal override ParticipantId? Target => Id;

    internal override bool NeedsTargetInCall => true;

    internal override void CollectErrors(ActionErrors errors)
    {
        base.CollectErrors(errors);
        errors.AddIf(Id is null, "The participant is missing: say whom to remove.");
    }
}
