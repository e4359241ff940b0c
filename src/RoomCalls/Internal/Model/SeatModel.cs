using System.Collections.Immutable;

namespace RoomCalls.Internal.Model;

/// <summary>A seat as this process knows it: its public state, and what its client has reported of the others. Immutable.</summary>
/// <param name="Generation">The number of the session. A user who joins again has a new one, so that no seat is mistaken for an earlier one.</param>
/// <param name="Shown">The state that applications see.</param>
internal sealed record SeatModel(int Generation, CallSeat Shown)
{
    public ParticipantId Id => Shown.Id;

    public SeatState State => Shown.State;

    public ResultInformation? EndReason => Shown.EndReason;

    public bool IsLive => Shown.IsLive;

    /// <summary>Whether the seat has ever been in the call. One that failed to join is no seat that has left.</summary>
    public bool HasBeenIn { get; init; }

    /// <summary>The user in the seat, as a participant.</summary>
    public RoomCallParticipant Self { get; init; } = new(Shown.Id);

    /// <summary>Everyone else that the seat sees.</summary>
    public ParticipantRoster Listed { get; init; } = ParticipantRoster.Empty;

    /// <summary>The participants who dropped out of the list without leaving the call.</summary>
    public ParticipantRoster Invisible { get; init; } = ParticipantRoster.Empty;

    /// <summary>The participants who were seen leaving, and when.</summary>
    public ImmutableDictionary<ParticipantId, DateTimeOffset> Departed { get; init; } = ImmutableDictionary<ParticipantId, DateTimeOffset>.Empty;

    public bool Equals(SeatModel? other) => ReferenceEquals(this, other) || (other is not null
        && Generation == other.Generation
        && Shown == other.Shown
        && HasBeenIn == other.HasBeenIn
        && Self == other.Self
        && Listed.Equals(other.Listed)
        && Invisible.Equals(other.Invisible)
        && Departed.Count == other.Departed.Count
        && Departed.All(d => other.Departed.TryGetValue(d.Key, out DateTimeOffset at) && at == d.Value));

    public override int GetHashCode() => HashCode.Combine(Generation, Shown);
}
