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

    /// <summary>Issues a token with which the user's calling client signs in.</summary>
    /// <param name="token">For whom, what it allows and for how long.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The token: a secret.</returns>
    /// <exception cref="InvalidActionException">The input is wrong; nothing was sent.</exception>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    Task<RoomUserToken> IssueTokenAsync(IssueUserToken token, CancellationToken cancellationToken = default);
}
