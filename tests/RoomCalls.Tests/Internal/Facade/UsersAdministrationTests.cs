using RoomCalls.Actions;

namespace RoomCalls.Tests.Internal.Facade;

public sealed class UsersAdministrationTests : IAsyncDisposable
{
    private readonly ScriptedFixture _fixture = new();

    public UsersAdministrationTests() => _fixture.Transport.AnswerWith(_ => null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task DeleteAsync_AlreadyGone_Succeeds()
    {
        await _fixture.Manager.Users.DeleteAsync(KnownPeople.Alice, Token);
        _fixture.Transport.AnswerWith(action => throw TransportErrors.Refusal(action, 404));

        await _fixture.Manager.Users.DeleteAsync(KnownPeople.Alice, Token);
        Assert.Equal(404, (await _fixture.Manager.ExecuteAsync(new DeleteUser(KnownPeople.Alice), Token)).Code);
    }

    [Fact]
    public async Task RevokeTokensAsync_UnknownUser_Fails()
    {
        await _fixture.Manager.Users.RevokeTokensAsync(KnownPeople.Alice, Token);
        _fixture.Transport.AnswerWith(action => throw TransportErrors.Refusal(action, 404));

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Manager.Users.RevokeTokensAsync(KnownPeople.Alice, Token));

        Assert.Contains("check the id", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RevokeTokensAsync_Unclear_IsSentAgain()
    {
        _fixture.Transport.AnswerWith(action => _fixture.Transport.Requests.Count == 1 ? throw TransportErrors.Unclear(action) : null);

        await _fixture.Manager.Users.RevokeTokensAsync(KnownPeople.Alice, Token);

        Assert.Equal(2, _fixture.Transport.Requests.Count);
    }

    [Fact]
    public async Task CreateWithTokenAsync_Unclear_IsNotSentAgain()
    {
        _fixture.Transport.AnswerWith(action => throw TransportErrors.Unclear(action));

        await Assert.ThrowsAsync<TransportException>(() => _fixture.Manager.Users.CreateWithTokenAsync(new CreateUserWithToken(), Token));

        Assert.Single(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task CreateWithTokenAsync_Created_ReturnsBothAndPrintsNoToken()
    {
        _fixture.Transport.AnswerWith(_ => new RoomUser(KnownPeople.Alice, new RoomUserToken("the-token", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))));

        RoomUser user = await _fixture.Manager.Users.CreateWithTokenAsync(new CreateUserWithToken(), Token);

        Assert.Equal((KnownPeople.Alice, "the-token"), (user.Id, user.Token.Value));
        Assert.DoesNotContain("the-token", user.ToString(), StringComparison.Ordinal);
    }
}
