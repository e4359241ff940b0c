using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Sends DTMF tones to a phone in the call. The action succeeds when the tones have been played. Immutable.</summary>
/// <param name="Id">The phone.</param>
/// <param name="Tones">The tones: 1 to 18, a limit of the service.</param>
public sealed record SendDtmf(ParticipantId Id, DtmfTones Tones) : CallbackAction<ResultInformation>
{
    internal override ParticipantId? Target => Id;

    internal override void CollectErrors(ActionErrors errors)
    {
        base.CollectErrors(errors);
        errors.AddIf(Id is null, "The participant is missing: say which phone gets the tones.");
        errors.AddIf(
            Id is not null && Id.Kind != ParticipantKind.PhoneNumber,
            $"{Id} is not a phone: the service sends DTMF to phone numbers only.",
            CapabilityReasonCodes.NotCapable);
        errors.AddIf(Tones is null || Tones.Count == 0, "There are no tones: give 1 to 18.");
        errors.AddIf(Tones?.Any(tone => !Enum.IsDefined(tone)) == true, "A tone is none of DtmfTone's.");
        errors.AddIf(
            Tones?.Count > DtmfTones.MaxPerRequest,
            $"There are {Tones?.Count} tones: the service takes at most {DtmfTones.MaxPerRequest} per request. Send the rest in a further action.");
    }
}
