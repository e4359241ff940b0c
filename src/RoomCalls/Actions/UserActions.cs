using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Creates a user of the resource. Immutable.</summary>
public sealed record CreateUser : AdministrationAction<ParticipantId>;

/// <summary>Creates a user of the resource together with a first token, in one request. Immutable.</summary>
/// <remarks>
/// The service does not support repeatability here. After a failure with an unknown effect the request is not sent again, and a user without a token
/// can remain.
/// </remarks>
public sealed record CreateUserWithToken : AdministrationAction<RoomUser>
{
    /// <summary>What the token allows: at least one scope.</summary>
    /// <value><see cref="RoomTokenScope.Voip"/> by default, to start and join calls.</value>
    public IReadOnlyList<RoomTokenScope> Scopes { get; init; } = [RoomTokenScope.Voip];

    /// <summary>How long the token is valid: whole minutes from 60 to 1,440, a limit of the service.</summary>
    /// <value><see langword="null"/> by default, for 24 hours.</value>
    public TimeSpan? ExpiresIn { get; init; }

    internal override void CollectErrors(ActionErrors errors) => IssueUserToken.CollectTokenErrors(Scopes, ExpiresIn, errors);
}

/// <summary>Issues a token with which a user's calling client signs in. Immutable.</summary>
/// <param name="UserId">The id of the user.</param>
public sealed record IssueUserToken(ParticipantId UserId) : AdministrationAction<RoomUserToken>
{
    /// <summary>What the token allows: at least one scope.</summary>
    /// <value><see cref="RoomTokenScope.Voip"/> by default, to start and join calls.</value>
    public IReadOnlyList<RoomTokenScope> Scopes { get; init; } = [RoomTokenScope.Voip];

    /// <summary>How long the token is valid: whole minutes from 60 to 1,440, a limit of the service.</summary>
    /// <value><see langword="null"/> by default, for 24 hours.</value>
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

/// <summary>Revokes every token that was issued to a user so far; new ones can be issued. Immutable.</summary>
/// <remarks>Executing it twice has the same effect as executing it once.</remarks>
/// <param name="UserId">The id of the user.</param>
public sealed record RevokeUserTokens(ParticipantId UserId) : AdministrationAction<ResultInformation>
{
    internal override ParticipantId? Target => UserId;

    internal override void CollectErrors(ActionErrors errors) => IssueUserToken.CollectUserErrors(UserId, errors);
}

/// <summary>Deletes a user and revokes the user's tokens. A user who is already gone (404) counts as success. Immutable.</summary>
/// <remarks>The participants of rooms do not change: remove the user with <see cref="UpdateRoomParticipants"/>.</remarks>
/// <param name="UserId">The id of the user.</param>
public sealed record DeleteUser(ParticipantId UserId) : AdministrationAction<ResultInformation>
{
    internal override ParticipantId? Target => UserId;

    internal override void CollectErrors(ActionErrors errors) => IssueUserToken.CollectUserErrors(UserId, errors);
}
