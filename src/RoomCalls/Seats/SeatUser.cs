namespace RoomCalls;

/// <summary>Who takes a seat, and where the user's tokens come from.</summary>
/// <param name="Id">The user: one of Azure Communication Services.</param>
/// <param name="GetTokenAsync">
/// Gets a token for the user, for example from the application's server: asked before joining, and again before the token in use expires. Safe for concurrent use.
/// </param>
public sealed record SeatUser(ParticipantId Id, Func<CancellationToken, ValueTask<RoomUserToken>> GetTokenAsync)
{
    /// <summary>A user with one token that cannot be refreshed; the seat ends when it expires.</summary>
    /// <param name="id">The user.</param>
    /// <param name="token">The token.</param>
    /// <returns>The user.</returns>
    public static SeatUser WithToken(ParticipantId id, RoomUserToken token) => new(id, _ => ValueTask.FromResult(token));

    /// <summary>Returns who it is.</summary>
    /// <returns>The user's id.</returns>
    public override string ToString() => Id?.ToString() ?? "nobody";
}
