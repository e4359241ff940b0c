namespace RoomCalls;

/// <summary>A token with which a user's calling client signs in. A secret: it prints masked.</summary>
/// <param name="Value">The token, to hand to the user's client.</param>
/// <param name="ExpiresOn">When it stops working.</param>
public sealed record RoomUserToken(string Value, DateTimeOffset ExpiresOn)
{
    /// <summary>Returns when the token expires, without the token.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"token until {ExpiresOn:u}";
}
