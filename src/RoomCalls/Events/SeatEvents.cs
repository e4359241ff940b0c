using RoomCalls.Internal.Text;

namespace RoomCalls.Events;

/// <summary>
/// A seat of this process has changed: its state, role, capabilities, microphone, camera, screen sharing, raised hand or diagnostics, or what it sees of the
/// call: recording, transcription, dominant speakers or the order of raised hands.
/// </summary>
/// <param name="Before">The seat before the change.</param>
/// <param name="Seat">The seat after the change.</param>
public sealed record SeatChanged(CallSeat Before, CallSeat Seat) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(SeatChanged);

    /// <summary>Whether someone else muted the seat.</summary>
    public bool IsMutedByOthers { get; init; }
}

/// <summary>
/// The token of a seat could not be refreshed. RoomCalls retries until the token in use expires; then the service removes the seat from the call.
/// </summary>
public sealed record SeatTokenNotRefreshed : RoomCallEvent
{
    /// <summary>The user of the seat.</summary>
    public required ParticipantId UserId { get; init; }

    /// <summary>When the token in use expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The error, with phone numbers masked.</summary>
    public required string Error { get; init; }

    /// <inheritdoc/>
    public override string Name => nameof(SeatTokenNotRefreshed);

    /// <summary>Prints the members. Phone numbers in the error are masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("UserId = ").Append(UserId).Append(", ExpiresAt = ").Append(ExpiresAt);
        builder.Append(", Error = ").Append(Mask.PhoneNumbersInAny(Error)).Append(", ");
        return base.PrintMembers(builder);
    }
}
