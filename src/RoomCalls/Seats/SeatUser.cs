namespace RoomCalls;

/// <summary>A user who takes a seat, and the source of the user's tokens. Immutable.</summary>
/// <param name="Id">The user, a user of Azure Communication Services.</param>
/// <param name="GetTokenAsync">
/// Gets a token for the user, for example from the application's server. It is called before joining and again before the token in use expires, and
/// must be safe for concurrent use. <see langword="null"/> is enough for a calling client that has the user's token already.
/// </param>
public sealed record SeatUser(ParticipantId Id, Func<CancellationToken, ValueTask<RoomUserToken>>? GetTokenAsync = null)
{
    /// <summary>Creates a user with a single token that cannot be refreshed. The seat ends when the token expires.</summary>
    /// <param name="id">The user.</param>
    /// <param name="token">The token.</param>
    /// <returns>The user.</returns>
    public static SeatUser WithToken(ParticipantId id, RoomUserToken token) => new(id, _ => ValueTask.FromResult(token));

    /// <summary>Returns the id of the user.</summary>
    /// <returns>The id, with phone numbers masked.</returns>
    public override string ToString() => Id?.ToString() ?? "nobody";
}
