using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Sending;

/// <summary>Who asks, and of which call.</summary>
/// <param name="Actor">On whose behalf.</param>
/// <param name="Call">The call; <see langword="null"/> for the administration of rooms, and before a leg is attached.</param>
internal sealed record ActionScope(RoomCallActor Actor, LiveCall? Call = null)
{
    private readonly CallConnectionId? _connectionId;

    /// <summary>The leg.</summary>
    public CallConnectionId? ConnectionId
    {
        get => Call is { Leg.Id: { IsEmpty: false } id } ? id : _connectionId;
        init => _connectionId = value;
    }

    /// <summary>The actor's own seat in the call, while it is there.</summary>
    public SeatLeg? Seat => Actor is RoomCallActor.ParticipantActor { Id: var user } ? Call?.FindSeat(user) : null;

    public RoomCallState State => Call?.State ?? RoomCallState.Empty;

    /// <summary>The room as said by who attaches, before the call has it.</summary>
    public RoomId? NamedRoom { get; init; }

    public RoomId? RoomId => Call?.RoomId ?? NamedRoom;
}
