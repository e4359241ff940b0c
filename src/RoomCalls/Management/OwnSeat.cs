namespace RoomCalls;

/// <summary>The verbs of the actor's own seat, as <c>call.OwnSeat</c>.</summary>
/// <param name="Call">The call, with the seat's own user as its actor.</param>
public readonly record struct OwnSeat(IRoomCall Call);
