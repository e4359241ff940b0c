using RoomCalls.Internal.Text;

namespace RoomCalls.Events;

/// <summary>Something about a seat of this process changed: its state, role, capabilities, microphone, camera, screen or hand.</summary>
/// <param name="Before">As known before.</param>
/// <param name="Seat">As known now.</param>
public sealed record SeatChanged(CallSeat Before, CallSeat Seat) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(SeatChanged);

    /// <summary>Whether the seat was muted by somebody else.</summary>
    public bool IsMutedByOthers { get; init; }
}

/// <summary>A seat's token could not be refreshed. It is tried again until the token in use expires; then the service takes the seat out of the call.</summary>
public sealed record SeatTokenNotRefreshed : RoomCallEvent
{
    /// <summary>The user of the seat.</summary>
    public required ParticipantId UserId { get; init; }

    /// <summary>When the token in use expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What went wrong, with phone numbers masked.</summary>
    public required string Error { get; init; }

    /// <inheritdoc/>
    public override string Name => nameof(SeatTokenNotRefreshed);

    /// <summary>Prints the members; a phone number within the error is masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("UserId = ").Append(UserId).Append(", ExpiresAt = ").Append(ExpiresAt).Append(", Error = ").Append(Mask.PhoneNumbersInAny(Error)).Append(", ");
        return base.PrintMembers(builder);
    }
}
