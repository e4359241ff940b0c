namespace RoomCalls.Internal.Waiting;

/// <summary>What a seat shows of an action: its result, or why it failed.</summary>
internal readonly record struct SeatOutcome(object? Result, ResultInformation? Failure = null);
