using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Text;

namespace RoomCalls.Actions;

/// <summary>Takes a seat in a call, as a user. Execute it with <see cref="IRoomCallManager.JoinAsync"/>.</summary>
/// <param name="Locator">Which call: a room's or a group call. The first who joins starts it.</param>
/// <param name="User">Who takes the seat, and where the user's tokens come from.</param>
public sealed record JoinCall(CallLocator Locator, SeatUser User) : RoomCallAction<CallSeat>
{
    /// <summary>The longest display name.</summary>
    public const int MaxDisplayNameLength = 256;

    /// <summary>The name that the others see, at most 256 characters; <see langword="null"/> (the default) for none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether the seat joins with its microphone muted; <see langword="true"/> by default.</summary>
    public bool IsMuted { get; init; } = true;

    /// <summary>Whether disposing the handle leaves the call; <see langword="true"/> by default. Otherwise the seat stays until the manager is disposed.</summary>
    public bool LeaveOnDispose { get; init; } = true;

    internal override ParticipantId? Target => User?.Id;

    internal override bool EntersCall => true;

    internal override bool IsSeatOnly => true;

    internal override RoomId? TargetRoom => (Locator as RoomCallLocator)?.RoomId;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.CheckLocator(Locator);
        errors.AddIf(Locator is ServerCallLocator, "A seat cannot join by server call id: use the room, or the group call.");
        errors.AddIf(User?.Id is null, "The user is missing: say who takes the seat.");
        errors.AddIf(
            User?.Id is { Kind: not (ParticipantKind.CommunicationUser or ParticipantKind.TeamsExtensionUser) },
            $"{User?.Id} cannot take a seat: only users of Azure Communication Services can.",
            CapabilityReasonCodes.NotCapable);
        errors.AddIf(User is { GetTokenAsync: null }, "The source of the user's tokens is missing: give GetTokenAsync.");
        errors.AddIf(DisplayName?.Length > MaxDisplayNameLength, $"The display name must have at most {MaxDisplayNameLength} characters.");
    }

    /// <summary>Prints the locator, the user and the name with phone numbers masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Locator = ").Append(Locator).Append(", User = ").Append(User?.Id).Append(", DisplayName = ").Append(Mask.PhoneNumbersInAny(DisplayName));
        return true;
    }
}

/// <summary>Mutes the own microphone. The service blocks whoever toggles it more than 15 times in 30 seconds.</summary>
public sealed record MuteSelf : SeatAction;

/// <summary>Unmutes the own microphone.</summary>
public sealed record UnmuteSelf : SeatAction;

/// <summary>Puts the call on hold for oneself.</summary>
public sealed record HoldCall : SeatAction;

/// <summary>Takes the call off hold for oneself.</summary>
public sealed record ResumeCall : SeatAction;

/// <summary>Turns the own camera on.</summary>
public sealed record StartVideo : SeatAction;

/// <summary>Turns the own camera off.</summary>
public sealed record StopVideo : SeatAction;

/// <summary>Shares the own screen.</summary>
public sealed record StartScreenSharing : SeatAction;

/// <summary>Stops sharing the own screen.</summary>
public sealed record StopScreenSharing : SeatAction;

/// <summary>Raises the own hand.</summary>
public sealed record RaiseHand : SeatAction;

/// <summary>Lowers the own hand.</summary>
public sealed record LowerHand : SeatAction;

/// <summary>Leaves the call with the own seat; the others stay.</summary>
public sealed record LeaveCall : SeatAction;

/// <summary>Mutes everybody else in the call, phones excepted; they unmute themselves. The server side has no such action: mute one by one there.</summary>
public sealed record MuteAllOthers : SeatAction;
