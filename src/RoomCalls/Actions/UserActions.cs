using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Makes a user of the resource.</summary>
public sealed record CreateUser : AdministrationAction<ParticipantId>;

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

/// <summary>Issues a token with which a user's calling client signs in.</summary>
/// <param name="UserId">Which user.</param>
public sealed record IssueUserToken(ParticipantId UserId) : AdministrationAction<RoomUserToken>
{
    /// <summary>What the token allows, at least one; by default to start and join calls.</summary>
    public IReadOnlyList<RoomTokenScope> Scopes { get; init; } = [RoomTokenScope.Voip];

    /// <summary>How long the token lives: whole minutes, 60 to 1,440, a limit of the service. <see langword="null"/> (the default) for 24 hours.</summary>
    public TimeSpan? ExpiresIn { get; init; }

    internal static void CollectUserErrors(ParticipantId? userId, ActionErrors errors) =>
        errors.AddIf(userId is not { Kind: ParticipantKind.CommunicationUser }, "The user must be a user of Azure Communication Services.");

    internal static void CollectTokenErrors(IReadOnlyList<RoomTokenScope>? scopes, TimeSpan? expiresIn, ActionErrors errors)
    {
        errors.AddIf(scopes is null || scopes.Count == 0, "A token needs at least one scope.");
        errors.AddIf(scopes?.Any(s => !Enum.IsDefined(s)) == true, "A scope is none of Voip and VoipJoin.");
        errors.AddIf(
            expiresIn is TimeSpan life && (life < TimeSpan.FromHours(1) || life > TimeSpan.FromDays(1) || life.Ticks % TimeSpan.TicksPerMinute != 0),
            "The token's life must be whole minutes from 60 to 1,440.");
    }

    internal override ParticipantId? Target => UserId;

    internal override void CollectErrors(ActionErrors errors)
    {
        CollectUserErrors(UserId, errors);
        CollectTokenErrors(Scopes, ExpiresIn, errors);
    }
}

/// <summary>Makes every token of a user useless that was issued so far; new ones can be issued. Doing it twice is the same as doing it once.</summary>
/// <param name="UserId">Which user.</param>
public sealed record RevokeUserTokens(ParticipantId UserId) : AdministrationAction<ResultInformation>
{
    internal override ParticipantId? Target => UserId;

    internal override void CollectErrors(ActionErrors errors) => IssueUserToken.CollectUserErrors(UserId, errors);
}

/// <summary>
/// Deletes a user and revokes the user's tokens. A user who is gone already (404) counts as success. Rosters of rooms are not changed: take the user off them with
/// <see cref="UpdateRoomParticipants"/>.
/// </summary>
/// <param name="UserId">Which user.</param>
public sealed record DeleteUser(ParticipantId UserId) : AdministrationAction<ResultInformation>
{
    internal override ParticipantId? Target => UserId;

    internal override void CollectErrors(ActionErrors errors) => IssueUserToken.CollectUserErrors(UserId, errors);
}
