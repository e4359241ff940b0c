using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Sending;

/// <summary>The actor of an action, and the call that it is about.</summary>
/// <param name="Actor">The actor on whose behalf the action is taken.</param>
/// <param name="Call">The call; <see langword="null"/> for the administration of rooms, and before a leg is attached.</param>
internal sealed record ActionScope(RoomCallActor Actor, LiveCall? Call = null)
{
    private readonly CallConnectionId? _connectionId;

    /// <summary>The id of the leg.</summary>
    public CallConnectionId? ConnectionId
    {
        get => Call is { Leg.Id: { IsEmpty: false } id } ? id : _connectionId;
        init => _connectionId = value;
    }

    /// <summary>The actor's seat in the call, while there is one.</summary>
    public SeatLeg? Seat => Actor is RoomCallActor.ParticipantActor { Id: var user } ? Call?.FindSeat(user) : null;

    public RoomCallState State => Call?.State ?? RoomCallState.Empty;

    /// <summary>The room as named on attaching, before the call has it.</summary>
    public RoomId? NamedRoom { get; init; }

    public RoomId? RoomId => Call?.RoomId ?? NamedRoom;
}
