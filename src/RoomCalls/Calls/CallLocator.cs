namespace RoomCalls;

/// <summary>Identifies the running call to connect to. Immutable.</summary>
/// <remarks>
/// Equal locators share one call connection in this process. Two different locators of the same call make two call connections, each with a separate id
/// and callbacks.
/// </remarks>
public abstract record CallLocator
{
    private protected CallLocator()
    {
    }

    /// <summary>Locates the call of a room. Someone must already be in it: the service does not start a room call from the server side.</summary>
    /// <param name="roomId">The room.</param>
    /// <returns>The locator.</returns>
    public static CallLocator Room(RoomId roomId) => new RoomCallLocator(roomId);

    /// <summary>Locates a call by its server call id, for example one from an event or from another call connection. The call must be running.</summary>
    /// <param name="serverCallId">The id that all connections of the call share.</param>
    /// <returns>The locator.</returns>
    public static CallLocator ServerCall(string serverCallId) => new ServerCallLocator(serverCallId);

    /// <summary>Locates a group call, which clients started under an id that they chose. Someone must already be in it.</summary>
    /// <param name="groupCallId">The id with which the clients joined.</param>
    /// <returns>The locator.</returns>
    public static CallLocator GroupCall(Guid groupCallId) => new GroupCallLocator(groupCallId);
}

/// <summary>Locates the call of a room. Immutable.</summary>
/// <param name="RoomId">The room.</param>
public sealed record RoomCallLocator(RoomId RoomId) : CallLocator;

/// <summary>Locates a call by the id that all its connections share. Immutable.</summary>
/// <remarks>
/// There is one call connection per locator: the same call located in another way, for example by its room, is a second one with a different id and
/// different callbacks.
/// </remarks>
/// <param name="ServerCallId">The id from <see cref="RoomCallState.ServerCallId"/> or an event. It is opaque and kept unchanged.</param>
public sealed record ServerCallLocator(string ServerCallId) : CallLocator;

/// <summary>Locates a group call by the id that its clients chose when they started it. Immutable.</summary>
/// <remarks>
/// A group call has no room and no roles. There is one call connection per locator: the same call located in another way, for example by its server
/// call id, is a second one with a different id and different callbacks.
/// </remarks>
/// <param name="GroupCallId">The id, which must not be all zeros.</param>
public sealed record GroupCallLocator(Guid GroupCallId) : CallLocator;
