using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Roles;

namespace RoomCalls.Internal.Sending;

/// <summary>The actors of an action, and the call that it is about.</summary>
/// <param name="Actors">The actors that bind the action; the last one acts.</param>
/// <param name="Call">The call; <see langword="null"/> for the administration of rooms, and before a leg is attached.</param>
internal sealed record ActionScope(ActorChain Actors, LiveCall? Call = null)
{
    private readonly CallConnectionId? _connectionId;
    private readonly ServerLeg? _leg;

    /// <summary>The call, also after it has turned out to be the same as another one.</summary>
    public LiveCall? Call { get => field?.Current; init; } = Call;

    /// <summary>The server-side leg that the action is for: the call's, unless the action makes it.</summary>
    public ServerLeg? Leg
    {
        get => _leg ?? Call?.Leg;
        init => _leg = value;
    }

    /// <summary>The actor on whose behalf the action is taken.</summary>
    public RoomCallActor Actor => Actors.Acting;

    /// <summary>The id of the leg.</summary>
    public CallConnectionId? ConnectionId
    {
        get => Leg is { Id: { IsEmpty: false } id } ? id : _connectionId;
        init => _connectionId = value;
    }

    /// <summary>The seat that the handle holds, also after it has left: it never acts by a later seat of the same user.</summary>
    public SeatSession? HeldSeat { get; init; }

    /// <summary>The actor's seat in the call, while there is one.</summary>
    public SeatSession? Seat => HeldSeat ?? FindSeat();

    private SeatSession? FindSeat() => Actor is RoomCallActor.ParticipantActor { Id: var user } ? Call?.Members.FindSeat(user) : null;

    /// <summary>Whether the handle holds a seat, so that hanging up by it leaves the call.</summary>
    public bool IsOfSeat => HeldSeat is not null;

    public RoomCallState State => Call?.State ?? RoomCallState.Empty;

    /// <summary>The room as named on attaching, before the call has it.</summary>
    public RoomId? NamedRoom { get; init; }

    public RoomId? RoomId => Call?.RoomId ?? NamedRoom;
}
