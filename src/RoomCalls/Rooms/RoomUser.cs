namespace RoomCalls;

/// <summary>A user with a token. Immutable. The token is a secret and prints masked.</summary>
/// <param name="Id">The user.</param>
/// <param name="Token">The token with which the user's calling client signs in.</param>
public sealed record RoomUser(ParticipantId Id, RoomUserToken Token);

/// <summary>A token with which a user's calling client signs in. Immutable. It is a secret and prints masked.</summary>
/// <param name="Value">The token, for the user's client.</param>
/// <param name="ExpiresAt">When the token expires.</param>
public sealed record RoomUserToken(string Value, DateTimeOffset ExpiresAt)
{
    /// <summary>Returns the expiry of the token, without the token.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => $"token until {ExpiresAt:u}";
}

/// <summary>What a user's token allows.</summary>
public enum RoomTokenScope
{
    /// <summary>The user can start and join calls (<c>voip</c>).</summary>
    Voip = 0,

    /// <summary>The user can join running calls only (<c>voip.join</c>).</summary>
    VoipJoin,
}
