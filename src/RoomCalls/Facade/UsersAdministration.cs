using RoomCalls.Actions;
using RoomCalls.Sending;

namespace RoomCalls;

/// <summary>Users, over the road that every action goes.</summary>
internal sealed class UsersAdministration(ActionRoad road) : IRoomUsers
{
    private static readonly ActionScope AsAdministrator = new(RoomCallActor.Administrator);

    public Task<ParticipantId> CreateAsync(CancellationToken cancellationToken = default) =>
        road.ExecuteAsync(AsAdministrator, new CreateUser(), cancellationToken);

    public Task<RoomUserToken> IssueTokenAsync(IssueUserToken token, CancellationToken cancellationToken = default) =>
        road.ExecuteAsync(AsAdministrator, token, cancellationToken);

    public Task<RoomUser> CreateWithTokenAsync(CreateUserAndToken user, CancellationToken cancellationToken = default) =>
        road.ExecuteAsync(AsAdministrator, user, cancellationToken);

    public Task<ResultInformation> RevokeTokensAsync(ParticipantId userId, CancellationToken cancellationToken = default) =>
        road.ExecuteAsync(AsAdministrator, new RevokeUserTokens(userId), cancellationToken);

    public Task<ResultInformation> DeleteAsync(ParticipantId userId, CancellationToken cancellationToken = default) =>
        road.ExecuteAsync(AsAdministrator, new DeleteUser(userId), cancellationToken);
}
