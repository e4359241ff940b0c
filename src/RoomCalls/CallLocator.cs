namespace RoomCalls;

/// <summary>Says which running call to connect to.</summary>
public abstract record CallLocator
{
    private protected CallLocator()
    {
    }

    /// <summary>The call of a room. Somebody must already be in it: the service starts no room call from the server side.</summary>
    /// <param name="roomId">The room.</param>
    /// <returns>The locator.</returns>
    public static CallLocator Room(RoomId roomId) => new RoomCallLocator(roomId);

    internal abstract void CollectErrors(ActionErrors errors);
}
