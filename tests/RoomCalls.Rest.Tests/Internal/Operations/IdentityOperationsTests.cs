using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Internal.Operations;

public sealed class IdentityOperationsTests : IDisposable
{
    private static readonly ParticipantId Alice = ParticipantId.User("8:acs:r_alice");

    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task CreateUser_Answer_ReturnsTheUser()
    {
        _fixture.Service.Answer(201, """{"identity":{"id":"8:acs:r_alice"}}""");

        ActionAnswer answer = await _fixture.RoomsAsync(new CreateUser());

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("POST", "/identities?api-version=2023-10-01", "{}"), (sent.Method, sent.PathAndQuery, sent.Body));
        Assert.False(sent.Headers.ContainsKey("Repeatability-Request-ID"));
        Assert.Equal(Alice, answer.Value);
    }

    [Fact]
    public async Task IssueUserToken_Answer_ReturnsTheToken()
    {
        _fixture.Service.Answer(200, """{"token":"the-token","expiresOn":"2026-11-21T10:00:00.1234567+00:00"}""").Answer(200, """{"token":"t","expiresOn":"2026-11-21T10:00:00Z"}""");

        ActionAnswer answer = await _fixture.RoomsAsync(new IssueUserToken(Alice) { Scopes = [RoomTokenScope.Voip, RoomTokenScope.VoipJoin], ExpiresIn = TimeSpan.FromMinutes(90) });
        await _fixture.RoomsAsync(new IssueUserToken(Alice));

        Assert.All(_fixture.Service.Requests, sent => Assert.Equal(("POST", "/identities/8%3Aacs%3Ar_alice/:issueAccessToken?api-version=2023-10-01"), (sent.Method, sent.PathAndQuery)));
        Assert.Equal(["""{"scopes":["voip","voip.join"],"expiresInMinutes":90}""", """{"scopes":["voip"]}"""], _fixture.Service.Requests.Select(r => r.Body));
        RoomUserToken token = Assert.IsType<RoomUserToken>(answer.Value);
        Assert.Equal("the-token", token.Value);
        Assert.Equal(RestTransportFixture.Now.AddDays(1).AddTicks(1234567), token.ExpiresAt);
        Assert.DoesNotContain("the-token", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateUserAndToken_Answer_ReturnsBoth()
    {
        _fixture.Service
            .Answer(201, """{"identity":{"id":"8:acs:r_alice"},"accessToken":{"token":"the-token","expiresOn":"2026-11-21T10:00:00Z"}}""")
            .Answer(201, """{"identity":{"id":"8:acs:r_alice"},"accessToken":{"token":"the-token","expiresOn":"2026-11-21T10:00:00Z"}}""");

        ActionAnswer answer = await _fixture.RoomsAsync(new CreateUserWithToken { Scopes = [RoomTokenScope.VoipJoin], ExpiresIn = TimeSpan.FromHours(1) });
        await _fixture.RoomsAsync(new CreateUserWithToken());

        Assert.All(_fixture.Service.Requests, sent => Assert.Equal(("POST", "/identities?api-version=2023-10-01"), (sent.Method, sent.PathAndQuery)));
        Assert.Equal(
            ["""{"createTokenWithScopes":["voip.join"],"expiresInMinutes":60}""", """{"createTokenWithScopes":["voip"]}"""],
            _fixture.Service.Requests.Select(r => r.Body));
        Assert.Equal(new RoomUser(Alice, new RoomUserToken("the-token", RestTransportFixture.Now.AddDays(1))), answer.Value);
        Assert.DoesNotContain("the-token", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RevokeUserTokens_Request_HasNoBody()
    {
        _fixture.Service.Answer(204);

        Assert.Same(ActionAnswer.Accepted, await _fixture.RoomsAsync(new RevokeUserTokens(Alice)));

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("POST", "/identities/8%3Aacs%3Ar_alice/:revokeAccessTokens?api-version=2023-10-01", null), (sent.Method, sent.PathAndQuery, sent.Body));
        Assert.False(sent.Headers.ContainsKey("Repeatability-Request-ID"));
    }

    [Fact]
    public async Task DeleteUser_Request_IsADelete()
    {
        _fixture.Service.Answer(204);

        Assert.Same(ActionAnswer.Accepted, await _fixture.RoomsAsync(new DeleteUser(Alice)));

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("DELETE", "/identities/8%3Aacs%3Ar_alice?api-version=2023-10-01", null), (sent.Method, sent.PathAndQuery, sent.Body));
    }

    public static TheoryData<RoomCallAction, int, string> Unreadables => new()
    {
        { new CreateUser(), 201, "{}" },
        { new CreateUser(), 201, """{"identity":{}}""" },
        { new CreateUser(), 200, """{"identity":{"id":"8:acs:r_alice"}}""" },
        { new CreateUserWithToken(), 201, """{"identity":{"id":"8:acs:r_alice"}}""" },
        { new CreateUserWithToken(), 201, """{"identity":{"id":"8:acs:r_alice"},"accessToken":{"token":"the-token"}}""" },
        { new CreateUserWithToken(), 201, """{"accessToken":{"token":"the-token","expiresOn":"2026-11-21T10:00:00Z"}}""" },
        { new RevokeUserTokens(Alice), 200, "{}" },
        { new DeleteUser(Alice), 200, "{}" },
        { new IssueUserToken(Alice), 200, """{"token":"the-token"}""" },
        { new IssueUserToken(Alice), 200, """{"token":"the-token","expiresOn":"soon"}""" },
        { new IssueUserToken(Alice), 200, """{"expiresOn":"2026-11-21T10:00:00Z"}""" },
        { new IssueUserToken(Alice), 201, """{"token":"the-token","expiresOn":"2026-11-21T10:00:00Z"}""" },
    };

    [Theory]
    [MemberData(nameof(Unreadables))]
    public async Task SendAsync_UndocumentedAnswer_ThrowsWithoutTheToken(RoomCallAction action, int status, string body)
    {
        _fixture.Service.Answer(status, body);

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.RoomsAsync(action));

        Assert.DoesNotContain("the-token", failed.ToString(), StringComparison.Ordinal);
    }
}
