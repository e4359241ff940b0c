using RoomCalls.Actions;
using RoomCalls.Internal.Sending;

namespace RoomCalls.Internal.Facade;

/// <summary>Users, over the road that every action goes.</summary>
internal sealed class UsersAdministration(ActionPipeline pipeline, RoomCallActor actor) : IRoomUsers
{
    private readonly ActionScope _scope = new(actor);

    public Task<ParticipantId> CreateAsync(CancellationToken cancellationToken = default) =>
        pipeline.ExecuteAsync(_scope, new CreateUser(), cancellationToken);

    public Task<RoomUserToken> IssueTokenAsync(IssueUserToken token, CancellationToken cancellationToken = default) =>
        pipeline.ExecuteAsync(_scope, token, cancellationToken);

    public Task<RoomUser> CreateWithTokenAsync(CreateUserAndToken user, CancellationToken cancellationToken = default) =>
        pipeline.ExecuteAsync(_scope, user, cancellationToken);

    public Task<ResultInformation> RevokeTokensAsync(ParticipantId userId, CancellationToken cancellationToken = default) =>
        pipeline.ExecuteAsync(_scope, new RevokeUserTokens(userId), cancellationToken);

    public Task<ResultInformation> DeleteAsync(ParticipantId userId, CancellationToken cancellationToken = default) =>
        pipeline.ExecuteAsync(_scope, new DeleteUser(userId), cancellationToken);
}
