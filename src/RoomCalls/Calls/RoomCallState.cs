using System.Collections.Immutable;
using RoomCalls.Internal.Merging;

namespace RoomCalls;

/// <summary>What is true of a call at one moment. Immutable; each change makes a new state that shares what did not change.</summary>
public sealed record RoomCallState
{
    /// <summary>A state in which nothing is known yet.</summary>
    public static RoomCallState Empty { get; } = new();

    /// <summary>How far the server-side leg is; <see cref="CallConnectionState.Unknown"/> while there is none.</summary>
    public CallConnectionState Connection { get; init; }

    /// <summary>This process's seats in the call, in the order they joined; of those that have left, each user's last.</summary>
    public ImmutableArray<CallSeat> Seats { get; init; } = [];

    /// <summary>Who is in the call, from both sides; this process's own seats included.</summary>
    public ParticipantRoster Participants { get; init; } = ParticipantRoster.Empty;

    /// <summary>How fresh the server side's roster is, by the service's clock; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? ServerAsOf { get; init; }

    /// <summary>How fresh the seats' view is, by this process's clock; <see langword="null"/> without a seat.</summary>
    public DateTimeOffset? ClientAsOf => Seats.IsEmpty ? null : Seats.Where(static s => s.IsLive).Max(static s => s.AsOf);

    /// <summary>How many people a seat says are in the call; <see langword="null"/> without a seat that tells. More than the roster holds when only a part is visible.</summary>
    public int? TotalParticipantCount => Seats.IsEmpty ? null : Seats.Where(static s => s.IsLive).Max(static s => s.TotalParticipantCount);

    /// <summary>The sequence number of the newest roster by callback, which grows within one call connection, with gaps; <see langword="null"/> before the first.</summary>
    public int? SequenceNumber { get; init; }

    /// <summary>The id that all connections of this call share, once the service has told it. Recording needs it.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>The id to give to the service's support; it can differ between the legs of one call.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Why the leg ended; <see langword="null"/> while it has not, or when the service gave no reason.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>Whether every leg and seat that there was is out of the call.</summary>
    internal bool IsOver => Connection switch
    {
        CallConnectionState.Disconnected => Seats.IsEmpty || Seats.All(static s => !s.IsLive),
        CallConnectionState.Unknown => !Seats.IsEmpty && Seats.All(static s => !s.IsLive),
        _ => false,
    };

    /// <summary>The server side's roster by itself; <see langword="null"/> without seats, when it is the whole roster.</summary>
    internal ParticipantRoster? ServerRoster { get; init; }

    /// <summary>What the merged roster was made from; <see langword="null"/> without seats.</summary>
    internal MergedRoster? Merged { get; init; }

    /// <summary>The service's own time of the newest roster by callback; <see langword="null"/> when the roster was read.</summary>
    internal DateTimeOffset? RosterTime { get; init; }

    /// <summary>Outcomes of our own actions that a roster has not caught up with: who must be in the roster, or must not, since when.</summary>
    internal ImmutableDictionary<ParticipantId, RosterOutcome> Outcomes { get; init; } = ImmutableDictionary<ParticipantId, RosterOutcome>.Empty;

    /// <summary>Compares member by member; seats in order.</summary>
    /// <param name="other">The other state.</param>
    /// <returns>Whether both say the same.</returns>
    public bool Equals(RoomCallState? other) => ReferenceEquals(this, other) || (other is not null
        && Connection == other.Connection && Seats.SequenceEqual(other.Seats) && Participants.Equals(other.Participants)
        && ServerAsOf == other.ServerAsOf && SequenceNumber == other.SequenceNumber && ServerCallId == other.ServerCallId && CorrelationId == other.CorrelationId
        && EndReason == other.EndReason && RosterTime == other.RosterTime && Equals(ServerRoster, other.ServerRoster)
        && Outcomes.Count == other.Outcomes.Count && Outcomes.All(o => other.Outcomes.TryGetValue(o.Key, out RosterOutcome outcome) && outcome == o.Value));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Connection, Participants, ServerAsOf, SequenceNumber, EndReason);
}
