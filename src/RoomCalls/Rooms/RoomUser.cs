namespace RoomCalls;

/// <summary>A user with a token. The token is a secret and prints masked.</summary>
/// <param name="Id">Who.</param>
/// <param name="Token">The token with which the user's calling client signs in.</param>
public sealed record RoomUser(ParticipantId Id, RoomUserToken Token);
