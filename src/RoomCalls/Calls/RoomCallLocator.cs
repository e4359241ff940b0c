namespace RoomCalls;

/// <summary>Locates the call of a room.</summary>
/// <param name="RoomId">The room.</param>
public sealed record RoomCallLocator(RoomId RoomId) : CallLocator;
