using RoomCalls.Actions;

namespace RoomCalls.Specs.Administration;

public sealed class UserSpecs : IAsyncDisposable
{
    private readonly EmulatorFixture _fixture = EmulatorFixture.Create(options => options.Resilience.BaseDelay = TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task I_can_make_a_user_with_a_token_in_one_request()
    {
        RoomUser user = await _fixture.Manager.Users.CreateWithTokenAsync(new CreateUserWithToken { Scopes = [RoomTokenScope.VoipJoin], ExpiresIn = TimeSpan.FromHours(1) }, Token);

        Assert.Equal(ParticipantKind.CommunicationUser, user.Id.Kind);
        Assert.NotEmpty(user.Token.Value);
        Assert.Single(_fixture.Requests("CreateIdentity"));
    }

    [Fact]
    public async Task I_can_revoke_tokens_and_issue_new_ones()
    {
        RoomUser user = await _fixture.Manager.Users.CreateWithTokenAsync(new CreateUserWithToken(), Token);

        await _fixture.Manager.Users.RevokeTokensAsync(user.Id, Token);

        Assert.NotEmpty((await _fixture.Manager.Users.IssueTokenAsync(new IssueUserToken(user.Id), Token)).Value);
    }

    [Fact]
    public async Task I_can_delete_a_user_and_delete_them_again()
    {
        ParticipantId user = await _fixture.Manager.Users.CreateAsync(Token);

        await _fixture.Manager.Users.DeleteAsync(user, Token);
        ResultInformation again = await _fixture.Manager.ExecuteAsync(new DeleteUser(user), Token);

        Assert.Equal(404, again.Code);
        ActionFailedException gone = await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Manager.Users.RevokeTokensAsync(user, Token));
        Assert.Equal("NotFound", gone.ErrorCode);
    }
}
