using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Mutes a user. The service can mute users only, one at a time, and cannot unmute: users unmute themselves.</summary>
/// <param name="Id">Whom to mute.</param>
public sealed record MuteParticipant(ParticipantId Id) : ContextAction<StateConfirmation>
{
    internal override ParticipantId? Target => Id;

    internal override bool NeedsTargetInCall => true;

    internal override bool NeedsCall => true;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.AddIf(Id is null, "The participant is missing: say whom to mute.");
        errors.AddIf(Id?.Kind == ParticipantKind.PhoneNumber, $"{Id} is a phone: the service can mute users only.", CapabilityReasonCodes.NotCapable);
    }
}
