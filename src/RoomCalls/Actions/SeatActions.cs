using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Text;

namespace RoomCalls.Actions;

/// <summary>Takes a seat in a call, as a user. Execute it with <see cref="IRoomCallManager.JoinAsync"/>. Immutable.</summary>
/// <param name="Locator">The call: that of a room, or a group call. The first user who joins starts it.</param>
/// <param name="User">The user who takes the seat, and the source of the user's tokens.</param>
public sealed record JoinCall(CallLocator Locator, SeatUser User) : RoomCallAction<CallSeat>
{
    /// <summary>The maximum length of a display name, in characters.</summary>
    public const int MaxDisplayNameLength = 256;

    /// <summary>The name that the others see, at most 256 characters.</summary>
    /// <value><see langword="null"/> by default, for no name.</value>
    public string? DisplayName { get; init; }

    /// <summary>The name of the calling client to join with, where several are registered, for example <c>emulator</c>. Its case does not matter.</summary>
    /// <value><see langword="null"/> by default, for the only one.</value>
    public string? Client { get; init; }

    /// <summary>Whether the seat joins with its microphone muted.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool IsMuted { get; init; } = true;

    /// <summary>Whether disposing the handle leaves the call. Otherwise the seat stays until the manager is disposed.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool LeaveOnDispose { get; init; } = true;

    internal override ParticipantId? Target => User?.Id;

    internal override RoomId? TargetRoom => (Locator as RoomCallLocator)?.RoomId;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.CheckLocator(Locator);
        errors.AddIf(Locator is ServerCallLocator, "A seat cannot join by server call id: use the room, or the group call.");
        errors.CheckSeatUser(User?.Id);
        errors.AddIf(Client is not null && string.IsNullOrWhiteSpace(Client), "The name of the calling client is blank: leave it out, or name one.");
        errors.AddIf(DisplayName?.Length > MaxDisplayNameLength, $"The display name must have at most {MaxDisplayNameLength} characters.");
    }

    /// <summary>Prints the locator, the user and the display name, with phone numbers masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Locator = ").Append(Locator).Append(", User = ").Append(User?.Id);
        builder.Append(", DisplayName = ").Append(Mask.PhoneNumbersInAny(DisplayName));
        return true;
    }
}

/// <summary>Mutes the seat's microphone. The service blocks clients that toggle it more than 15 times in 30 seconds. Immutable.</summary>
public sealed record MuteSelf : SeatAction;

/// <summary>Unmutes the seat's microphone. Immutable.</summary>
public sealed record UnmuteSelf : SeatAction;

/// <summary>Puts the call on hold for the seat; the others stay connected. Immutable.</summary>
public sealed record HoldCall : SeatAction;

/// <summary>Resumes the call for the seat after a hold. Immutable.</summary>
public sealed record ResumeCall : SeatAction;

/// <summary>Turns the seat's camera on. Immutable.</summary>
public sealed record StartVideo : SeatAction;

/// <summary>Turns the seat's camera off. Immutable.</summary>
public sealed record StopVideo : SeatAction;

/// <summary>Shares the seat's screen, if the client supports it. Immutable.</summary>
public sealed record StartScreenSharing : SeatAction;

/// <summary>Stops sharing the seat's screen. Immutable.</summary>
public sealed record StopScreenSharing : SeatAction;

/// <summary>Raises the seat's hand, if the client supports it. Immutable.</summary>
public sealed record RaiseHand : SeatAction;

/// <summary>Lowers the seat's hand. Immutable.</summary>
public sealed record LowerHand : SeatAction;

/// <summary>Leaves the call; the others stay in it. Immutable.</summary>
public sealed record LeaveCall : SeatAction;

/// <summary>
/// Mutes everyone else in the call, except phones; they can unmute themselves. The server side has no such action: use <see cref="MuteParticipant"/>
/// for each user there. Immutable.
/// </summary>
public sealed record MuteAllOthers : SeatAction;
