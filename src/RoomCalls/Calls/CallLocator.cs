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
