namespace RoomCalls;

/// <summary>
/// Says which running call to connect to. Equal locators share one leg in this process; two different locators of the same call make two legs, each with its own
/// id and callbacks.
/// </summary>
public abstract record CallLocator
{
    private protected CallLocator()
    {
    }

    /// <summary>The call of a room. Somebody must already be in it: the service starts no room call from the server side.</summary>
    /// <param name="roomId">The room.</param>
    /// <returns>The locator.</returns>
    public static CallLocator Room(RoomId roomId) => new RoomCallLocator(roomId);

    /// <summary>The call with a server call id, for example one that an event told or another leg knows. It must be running.</summary>
    /// <param name="serverCallId">The id, which all connections of the call share.</param>
    /// <returns>The locator.</returns>
    public static CallLocator ServerCall(string serverCallId) => new ServerCallLocator(serverCallId);

    /// <summary>The group call that clients started under an id of their own. Somebody must already be in it.</summary>
    /// <param name="groupCallId">The id with which the clients joined.</param>
    /// <returns>The locator.</returns>
    public static CallLocator GroupCall(Guid groupCallId) => new GroupCallLocator(groupCallId);
}

/// <summary>Locates the call of a room.</summary>
/// <param name="RoomId">The room.</param>
public sealed record RoomCallLocator(RoomId RoomId) : CallLocator;

/// <summary>
/// Locates a call by the id that all its connections share. Legs are one per locator: the same call located another way, for example by its room, is a second leg
/// with its own id and its own callbacks.
/// </summary>
/// <param name="ServerCallId">The id, as <see cref="RoomCallState.ServerCallId"/> or an event told it: opaque, kept as it came.</param>
public sealed record ServerCallLocator(string ServerCallId) : CallLocator;

/// <summary>
/// Locates a group call by the id that its clients chose when they started it. A group call has no room, no roster and no roles. Legs are one per locator: the same
/// call located another way, for example by its server call id, is a second leg with its own id and its own callbacks.
/// </summary>
/// <param name="GroupCallId">The id; not all zeros.</param>
public sealed record GroupCallLocator(Guid GroupCallId) : CallLocator;
