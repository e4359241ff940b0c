namespace RoomCalls;

/// <summary>
/// Locates a call by the id that all its connections share. Legs are one per locator: the same call located another way, for example by its room, is a second leg
/// with its own id and its own callbacks.
/// </summary>
/// <param name="ServerCallId">The id, as <see cref="RoomCallState.ServerCallId"/> or an event told it: opaque, kept as it came.</param>
public sealed record ServerCallLocator(string ServerCallId) : CallLocator;
