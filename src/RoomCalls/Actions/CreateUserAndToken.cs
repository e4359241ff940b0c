using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>
/// Makes a user of the resource together with a first token, in one request. The service knows no repeatability here: after an unclear failure it is not sent
/// again, and a user without a token may be left over.
/// </summary>
public sealed record CreateUserAndToken : AdministrationAction<RoomUser>
{
    /// <summary>What the token allows, at least one; by default to start and join calls.</summary>
    public IReadOnlyList<RoomTokenScope> Scopes { get; init; } = [RoomTokenScope.Voip];

    /// <summary>How long the token lives: whole minutes, 60 to 1,440, a limit of the service. <see langword="null"/> (the default) for 24 hours.</summary>
    public TimeSpan? ExpiresIn { get; init; }

    internal override void CollectErrors(ActionErrors errors) => IssueUserToken.CollectTokenErrors(Scopes, ExpiresIn, errors);
}
