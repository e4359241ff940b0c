using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>Administration of the users who join rooms. Safe for concurrent use.</summary>
public interface IRoomUsers
{
    /// <summary>Makes a user.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The user's id.</returns>
    /// <exception cref="ActionDeniedException">The actor may not; nothing was sent.</exception>
    /// <exception cref="ActionFailedException">The service said no.</exception>
    /// <exception cref="TransportException">The request could not be carried.</exception>
    Task<ParticipantId> CreateAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes a user together with a first token, in one request.</summary>
    /// <param name="user">What the token allows and for how long.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The user's id and the token: a secret.</returns>
    /// <exception cref="InvalidActionException">The input is wrong; nothing was sent.</exception>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<RoomUser> CreateWithTokenAsync(CreateUserAndToken user, CancellationToken cancellationToken = default);

    /// <summary>Issues a token with which the user's calling client signs in.</summary>
    /// <param name="token">For whom, what it allows and for how long.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The token: a secret.</returns>
    /// <exception cref="InvalidActionException">The input is wrong; nothing was sent.</exception>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<RoomUserToken> IssueTokenAsync(IssueUserToken token, CancellationToken cancellationToken = default);

    /// <summary>Makes every token of a user useless that was issued so far; new ones can be issued.</summary>
    /// <param name="userId">Which user.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What the service said.</returns>
    /// <exception cref="InvalidActionException">The input is wrong; nothing was sent.</exception>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<ResultInformation> RevokeTokensAsync(ParticipantId userId, CancellationToken cancellationToken = default);

    /// <summary>Deletes a user and revokes the user's tokens; rosters of rooms are not changed. A user who is gone already counts as success.</summary>
    /// <param name="userId">Which user.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What the service said: code 404 when the user was gone already.</returns>
    /// <exception cref="InvalidActionException">The input is wrong; nothing was sent.</exception>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<ResultInformation> DeleteAsync(ParticipantId userId, CancellationToken cancellationToken = default);
}
