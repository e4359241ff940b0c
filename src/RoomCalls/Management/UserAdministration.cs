using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>The administration of the users who join rooms: short forms of <see cref="IRoomCallManager.ExecuteAsync{TResult}"/>.</summary>
/// <remarks>Get it from <see cref="IRoomCallManager.Users"/>. Safe for concurrent use. Members are virtual, so that a test can substitute them.</remarks>
public class UserAdministration
{
    private readonly IRoomCallManager? _manager;

    /// <summary>Creates the administration of users over a manager.</summary>
    /// <param name="manager">The manager, which acts on behalf of its actor.</param>
    public UserAdministration(IRoomCallManager manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        _manager = manager;
    }

    /// <summary>Creates an instance without a manager, for a substitute in a test.</summary>
    protected UserAdministration()
    {
    }

    private IRoomCallManager Manager =>
        _manager ?? throw new InvalidOperationException("This substitute has no manager: override the member, or use the constructor that takes the manager.");

    /// <summary>Creates a user.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The id of the user.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<ParticipantId> CreateAsync(CancellationToken cancellationToken = default) => Manager.ExecuteAsync(new CreateUser(), cancellationToken);

    /// <summary>Creates a user together with a first token, in one request.</summary>
    /// <param name="user">What the token allows, and how long it is valid.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The id of the user, and the token, which is a secret.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<RoomUser> CreateWithTokenAsync(CreateUserWithToken user, CancellationToken cancellationToken = default) =>
        Manager.ExecuteAsync(user, cancellationToken);

    /// <summary>Issues a token with which the user's calling client signs in.</summary>
    /// <param name="token">The user, what the token allows, and how long it is valid.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The token, which is a secret.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<RoomUserToken> IssueTokenAsync(IssueUserToken token, CancellationToken cancellationToken = default) =>
        Manager.ExecuteAsync(token, cancellationToken);

    /// <summary>Revokes every token that was issued to a user so far; new ones can be issued.</summary>
    /// <param name="userId">The id of the user.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the tokens are revoked.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task RevokeTokensAsync(ParticipantId userId, CancellationToken cancellationToken = default) =>
        Manager.ExecuteAsync(new RevokeUserTokens(userId), cancellationToken);

    /// <summary>Deletes a user and revokes the user's tokens. The participants of rooms do not change. A user who is already gone counts as success.</summary>
    /// <param name="userId">The id of the user.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the user is gone.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task DeleteAsync(ParticipantId userId, CancellationToken cancellationToken = default) =>
        Manager.ExecuteAsync(new DeleteUser(userId), cancellationToken);

    /// <summary>Creates a seat user whose tokens this application issues, as a server, a test or a sample does.</summary>
    /// <param name="userId">The id of the user.</param>
    /// <returns>The user, for <see cref="JoinCall"/>. Tokens are issued when the seat asks for them.</returns>
    public virtual SeatUser CreateSeatUser(ParticipantId userId) =>
        new(userId, async cancellationToken => await IssueTokenAsync(new IssueUserToken(userId), cancellationToken).ConfigureAwait(false));
}
