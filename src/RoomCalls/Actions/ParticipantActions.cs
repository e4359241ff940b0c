using System.Text;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Text;

namespace RoomCalls.Actions;

/// <summary>Adds a user to the call, or dials a phone number. The action succeeds when the participant is in the call. Immutable.</summary>
/// <remarks>A call that is answered by voicemail counts as a success, because the service cannot distinguish it.</remarks>
/// <param name="Id">The user or phone to add.</param>
public sealed record AddParticipant(ParticipantId Id) : CallbackAction<RoomCallParticipant>
{
    /// <summary>The longest time that the service lets an invitation ring: 180 seconds.</summary>
    public static readonly TimeSpan MaxInvitationTimeout = TimeSpan.FromSeconds(180);

    /// <summary>The phone number shown to a dialled phone. It must belong to the resource. Required for phones, and not sent for users.</summary>
    /// <value><see langword="null"/> by default, for <see cref="RoomCallsOptions.CallerId"/>.</value>
    public PhoneNumber? CallerId { get; init; }

    /// <summary>The name shown to a dialled phone.</summary>
    /// <value><see langword="null"/> by default, for no name.</value>
    public string? CallerDisplayName { get; init; }

    /// <summary>How long the invitation rings: whole seconds from 1 to 180, a limit of the service.</summary>
    /// <value><see langword="null"/> by default, for the default of the service.</value>
    public TimeSpan? InvitationTimeout { get; init; }

    internal override ParticipantId? Target => Id;

    internal override RoomCallAction WithDefaults(ActionDefaults defaults) => this switch
    {
        { Id.Kind: ParticipantKind.PhoneNumber, CallerId: null } => this with { CallerId = defaults.CallerId },
        _ => this,
    };

    internal override void CollectErrors(ActionErrors errors)
    {
        base.CollectErrors(errors);
        switch (Id)
        {
            case null:
                errors.Add("The participant is missing: name the user or phone to add.");
                break;
            case { Kind: ParticipantKind.PhoneNumber }:
                CollectPhoneErrors(Id, errors);
                break;
            case { Kind: ParticipantKind.Unknown }:
                errors.Add($"{Id} is no user and no phone number: use ParticipantId.User or ParticipantId.PhoneNumber.");
                break;
        }

        errors.AddIf(
            InvitationTimeout is TimeSpan ring && (ring < TimeSpan.FromSeconds(1) || ring > MaxInvitationTimeout || ring.Ticks % TimeSpan.TicksPerSecond != 0),
            "The invitation timeout must be whole seconds from 1 to 180.");
    }

    /// <summary>Prints the members. Phone numbers in the display name are masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(base.PrintMembers(builder) ? ", " : string.Empty).Append("Id = ").Append(Id).Append(", CallerId = ").Append(CallerId);
        builder.Append(", CallerDisplayName = ").Append(Mask.PhoneNumbersInAny(CallerDisplayName)).Append(", InvitationTimeout = ").Append(InvitationTimeout);
        return true;
    }

    private void CollectPhoneErrors(ParticipantId phone, ActionErrors errors)
    {
        errors.AddIf(
            !PhoneNumberText.IsE164(phone.Number!),
            "The phone number is not E.164: write it as + and 2 to 15 digits, country code first, for example +16041234567.");
        if (CallerId is null || CallerId == default(PhoneNumber))
        {
            errors.Add(
                "Dialling a phone needs a caller id: set RoomCallsOptions.CallerId, or CallerId on the action, to a phone number that the resource owns.",
                CapabilityReasonCodes.NoCallerId);
        }
    }
}

/// <summary>
/// Cancels an invitation that was not answered yet: the phone stops ringing, and the action that added the participant is cancelled. Immutable.
/// </summary>
/// <param name="InvitationId">The id of the invitation, from <see cref="ActionAcceptance.InvitationId"/>.</param>
public sealed record CancelAddParticipant(string InvitationId) : CallbackAction<ResultInformation>
{
    internal override void CollectErrors(ActionErrors errors)
    {
        base.CollectErrors(errors);
        errors.AddIf(
            string.IsNullOrWhiteSpace(InvitationId),
            "The invitation id is missing: start the add with StartAsync and take Accepted.InvitationId of it.");
    }
}

/// <summary>Removes a user or phone from the call. A user stays a participant of the room and may join again. Immutable.</summary>
/// <param name="Id">The participant to remove.</param>
public sealed record RemoveParticipant(ParticipantId Id) : CallbackAction<ResultInformation>
{
    internal override ParticipantId? Target => Id;

    internal override void CollectErrors(ActionErrors errors)
    {
        base.CollectErrors(errors);
        errors.AddIf(Id is null, "The participant is missing: name the user or phone to remove.");
    }
}

/// <summary>Mutes a user. The service mutes only users, one at a time, and cannot unmute them; users unmute themselves. Immutable.</summary>
/// <param name="Id">The user to mute.</param>
public sealed record MuteParticipant(ParticipantId Id) : ContextAction<StateConfirmation>
{
    internal override ParticipantId? Target => Id;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.AddIf(Id is null, "The participant is missing: name the user to mute.");
        errors.AddIf(Id?.Kind == ParticipantKind.PhoneNumber, $"{Id} is a phone: the service can mute users only.", CapabilityReasonCodes.NotCapable);
    }
}

/// <summary>Reads the participants of the call, from every page. The service leaves out recording and transcription bots. Immutable.</summary>
public sealed record ListParticipants : RoomCallAction<IReadOnlyList<RoomCallParticipant>>;

/// <summary>Reads one participant of the call. Immutable.</summary>
/// <param name="Id">The participant.</param>
public sealed record GetParticipant(ParticipantId Id) : RoomCallAction<RoomCallParticipant>
{
    internal override ParticipantId? Target => Id;

    internal override void CollectErrors(ActionErrors errors) => errors.AddIf(Id is null, "The participant is missing.");
}
