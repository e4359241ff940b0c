namespace RoomCalls;

/// <summary>The verbs of a call's media, as <c>call.Media</c>.</summary>
/// <param name="Call">The call.</param>
public readonly record struct CallMedia(IRoomCall Call);
