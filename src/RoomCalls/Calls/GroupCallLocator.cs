namespace RoomCalls;

/// <summary>
/// Locates a group call by the id that its clients chose when they started it. A group call has no room, no roster and no roles. Legs are one per locator: the same
/// call located another way, for example by its server call id, is a second leg with its own id and its own callbacks.
/// </summary>
/// <param name="GroupCallId">The id; not all zeros.</param>
public sealed record GroupCallLocator(Guid GroupCallId) : CallLocator;
