using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>The state of a call at one moment. Immutable; each change creates a new state that shares the unchanged parts.</summary>
public sealed record RoomCallState
{
    /// <summary>The state in which nothing is known yet.</summary>
    public static RoomCallState Empty { get; } = new();

    /// <summary>The state of the call connection; <see cref="CallConnectionState.Unknown"/> while there is none.</summary>
    public CallConnectionState Connection { get; init; }

    /// <summary>
    /// The seats of this process in the call, in the order in which they joined. Of the seats that have left, it contains each user's last; a seat whose
    /// joining failed is not one of them.
    /// </summary>
    public IReadOnlyList<CallSeat> Seats
    {
        get;
        init => field = value as ValueList<CallSeat> ?? new ValueList<CallSeat>([.. value]);
    }
        = ValueList<CallSeat>.Empty;

    /// <summary>The participants of the call as both sides report them, including the seats of this process.</summary>
    public ParticipantRoster Participants { get; init; } = ParticipantRoster.Empty;

    /// <summary>The time of the last roster from the server side, by the clock of the service; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? ServerAsOf { get; init; }

    /// <summary>The time of the last update of a seat, by the clock of this process; <see langword="null"/> without a seat.</summary>
    public DateTimeOffset? ClientAsOf => Seats.Count == 0 ? null : Seats.Where(static s => s.IsLive).Max(static s => s.AsOf);

    /// <summary>
    /// The number of people in the call as a seat reports it; <see langword="null"/> without a seat that does. It exceeds the roster when only some of
    /// them are visible.
    /// </summary>
    public int? TotalParticipantCount => Seats.Count == 0 ? null : Seats.Where(static s => s.IsLive).Max(static s => s.TotalParticipantCount);

    /// <summary>
    /// The sequence number of the newest roster from a callback, which increases within one call connection, with gaps; <see langword="null"/> before
    /// the first.
    /// </summary>
    public int? SequenceNumber { get; init; }

    /// <summary>The id that all connections of this call share; <see langword="null"/> until the service has reported it. Recording requires it.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>The correlation id, to quote to the service's support. It can differ between the connections of one call.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Why the call connection ended; <see langword="null"/> while it has not ended, or when the service gave no reason.</summary>
    public ResultInformation? EndReason { get; init; }
}
