using System.Collections.Immutable;

namespace RoomCalls;

/// <summary>What is true of a call at one moment. Immutable; each change makes a new state that shares what did not change.</summary>
public sealed record RoomCallState
{
    /// <summary>A state in which nothing is known yet.</summary>
    public static RoomCallState Empty { get; } = new();

    /// <summary>How far the server-side leg is.</summary>
    public CallConnectionState Connection { get; init; }

    /// <summary>Who is in the call.</summary>
    public ParticipantRoster Participants { get; init; } = ParticipantRoster.Empty;

    /// <summary>How fresh the server side's roster is, by the service's clock; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? ServerAsOf { get; init; }

    /// <summary>The sequence number of the newest roster by callback, which grows within one call connection, with gaps; <see langword="null"/> before the first.</summary>
    public int? SequenceNumber { get; init; }

    /// <summary>The id that all connections of this call share, once the service has told it. Recording needs it.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>The id to give to the service's support; it can differ between the legs of one call.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Why the leg ended; <see langword="null"/> while it has not, or when the service gave no reason.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>The service's own time of the newest roster by callback; <see langword="null"/> when the roster was read.</summary>
    internal DateTimeOffset? RosterTime { get; init; }

    /// <summary>Outcomes of our own actions that a roster has not caught up with: who must be in the roster, or must not, since when.</summary>
    internal ImmutableDictionary<ParticipantId, RosterOutcome> Outcomes { get; init; } = ImmutableDictionary<ParticipantId, RosterOutcome>.Empty;
}
