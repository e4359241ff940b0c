namespace RoomCalls;

/// <summary>A user with a token. The token is a secret and prints masked.</summary>
/// <param name="Id">Who.</param>
/// <param name="Token">The token with which the user's calling client signs in.</param>
public sealed record RoomUser(ParticipantId Id, RoomUserToken Token);

/// <summary>A token with which a user's calling client signs in. A secret: it prints masked.</summary>
/// <param name="Value">The token, to hand to the user's client.</param>
/// <param name="ExpiresOn">When it stops working.</param>
public sealed record RoomUserToken(string Value, DateTimeOffset ExpiresOn)
{
    /// <summary>Returns when the token expires, without the token.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"token until {ExpiresOn:u}";
}

/// <summary>What a user's token allows.</summary>
public enum RoomTokenScope
{
    /// <summary>Start and join calls (<c>voip</c>).</summary>
    Voip = 0,

    /// <summary>Join running calls only (<c>voip.join</c>).</summary>
    VoipJoin,
}
