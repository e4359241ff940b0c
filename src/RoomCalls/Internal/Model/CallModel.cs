using System.Collections.Immutable;
using RoomCalls.Internal.Text;

namespace RoomCalls.Internal.Model;

/// <summary>A call as this process knows it: its public state, and what the next step needs besides. Immutable.</summary>
internal sealed record CallModel
{
    public static CallModel Empty { get; } = new();

    /// <summary>The state that applications see.</summary>
    public RoomCallState State { get; init; } = RoomCallState.Empty;

    /// <summary>The generation of the server-side leg whose inputs count; zero while there is none.</summary>
    public int Leg { get; init; }

    /// <summary>The service's id of that leg; empty until an event of the leg brings it.</summary>
    public CallConnectionId ConnectionId { get; init; }

    /// <summary>The roster of the server side alone.</summary>
    public ParticipantRoster Server { get; init; } = ParticipantRoster.Empty;

    /// <summary>The service's time of the newest roster from a callback; <see langword="null"/> when the roster was read.</summary>
    public DateTimeOffset? RosterTime { get; init; }

    /// <summary>The place in the leg's log up to which the model knows it.</summary>
    public long Position { get; init; }

    /// <summary>The place in the leg's log of the newest roster from a callback.</summary>
    public long RosterPosition { get; init; }

    /// <summary>Outcomes of this process's actions that the roster does not show yet: who must, or must not, be in the roster, and since when.</summary>
    public ImmutableDictionary<ParticipantId, RosterOutcome> Outcomes { get; init; } = ImmutableDictionary<ParticipantId, RosterOutcome>.Empty;

    /// <summary>The seats of this process, in the order in which they joined. Of the seats that have left, it contains each user's last.</summary>
    public ImmutableArray<SeatModel> Seats { get; init; } = [];

    /// <summary>The sources of the merged roster; <see langword="null"/> without seats, when the server side's roster is the complete one.</summary>
    public MergedRoster? Merged { get; init; }

    /// <summary>Whether every call connection and seat that there was has left the call.</summary>
    public bool IsOver => State.Connection switch
    {
        CallConnectionState.Disconnected => Seats.All(static seat => !seat.IsLive),
        CallConnectionState.Unknown => !Seats.IsEmpty && Seats.All(static seat => !seat.IsLive),
        _ => false,
    };

    /// <summary>Whether the server-side leg has ended.</summary>
    public bool IsLegGone => State.Connection == CallConnectionState.Disconnected;

    public SeatModel? FindSeat(int generation) => Seats.FirstOrDefault(seat => seat.Generation == generation);

    /// <summary>Sets the seats, in the model and in the state. Applications do not see a seat whose joining failed.</summary>
    public CallModel WithSeats(ImmutableArray<SeatModel> seats) => this with
    {
        Seats = seats,
        State = State with { Seats = new ValueList<CallSeat>([.. seats.Where(static seat => seat.IsLive || seat.HasBeenIn).Select(static seat => seat.Shown)]) },
    };

    /// <summary>Compares the members by value; the sources of the merged roster follow from the others.</summary>
    public bool Equals(CallModel? other) => ReferenceEquals(this, other) || (other is not null
        && State == other.State
        && Leg == other.Leg
        && ConnectionId == other.ConnectionId
        && Server.Equals(other.Server)
        && RosterTime == other.RosterTime
        && Position == other.Position
        && RosterPosition == other.RosterPosition
        && Seats.SequenceEqual(other.Seats)
        && Outcomes.Count == other.Outcomes.Count
        && Outcomes.All(o => other.Outcomes.TryGetValue(o.Key, out RosterOutcome outcome) && outcome == o.Value));

    public override int GetHashCode() => HashCode.Combine(State, Leg, RosterTime, Position, Seats.Length, Outcomes.Count);
}
