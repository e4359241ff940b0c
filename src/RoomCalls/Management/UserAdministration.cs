using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>
/// Administration of the users who join rooms: short forms over <see cref="IRoomCallManager.ExecuteAsync{TResult}"/>. Get it by <see cref="IRoomCallManager.Users"/>. Safe for
/// concurrent use; members are virtual, so that a test can substitute them.
/// </summary>
public class UserAdministration
{
    private readonly IRoomCallManager? _manager;

    /// <summary>Creates the administration of users of a manager.</summary>
    /// <param name="manager">The manager, on behalf of whose actor everything is done.</param>
    public UserAdministration(IRoomCallManager manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        _manager = manager;
    }

    /// <summary>Creates an instance for a substitute in a test.</summary>
    protected UserAdministration()
    {
    }

    private IRoomCallManager Manager =>
        _manager ?? throw new InvalidOperationException("This substitute has no manager: override the member, or use the constructor that takes the manager.");

    /// <summary>Creates a user.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The user's id.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<ParticipantId> CreateAsync(CancellationToken cancellationToken = default) => Manager.ExecuteAsync(new CreateUser(), cancellationToken);

    /// <summary>Creates a user together with a first token, in one request.</summary>
    /// <param name="user">What the token allows and for how long.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The user's id and the token: a secret.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<RoomUser> CreateWithTokenAsync(CreateUserAndToken user, CancellationToken cancellationToken = default) => Manager.ExecuteAsync(user, cancellationToken);

    /// <summary>Issues a token with which the user's calling client signs in.</summary>
    /// <param name="token">The user, what the token allows and for how long.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>The token: a secret.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task<RoomUserToken> IssueTokenAsync(IssueUserToken token, CancellationToken cancellationToken = default) => Manager.ExecuteAsync(token, cancellationToken);

    /// <summary>Makes every token that was issued to a user so far useless; new ones can be issued.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the tokens are useless.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task RevokeTokensAsync(ParticipantId userId, CancellationToken cancellationToken = default) =>
        Manager.ExecuteAsync(new RevokeUserTokens(userId), cancellationToken);

    /// <summary>Deletes a user and revokes the user's tokens; the participants of rooms are not changed. A user who is gone already counts as success.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that ends when the user is gone.</returns>
    /// <inheritdoc cref="IRoomCallManager.ExecuteAsync{TResult}" path="/exception"/>
    public virtual Task DeleteAsync(ParticipantId userId, CancellationToken cancellationToken = default) => Manager.ExecuteAsync(new DeleteUser(userId), cancellationToken);

    /// <summary>Describes a user who takes a seat with tokens that this application issues itself, as a server, a test or a sample does.</summary>
    /// <param name="userId">The user.</param>
    /// <returns>The user, for <see cref="JoinCall"/>. Tokens are issued when the seat asks for them.</returns>
    public virtual SeatUser CreateSeatUser(ParticipantId userId) =>
        new(userId, async cancellationToken => await IssueTokenAsync(new IssueUserToken(userId), cancellationToken).ConfigureAwait(false));
}
