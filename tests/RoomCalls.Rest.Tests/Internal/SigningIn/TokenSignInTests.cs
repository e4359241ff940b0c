using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.SigningIn;

public sealed class TokenSignInTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ScriptedCredential _credential = new();
    private readonly RestTransportFixture _fixture;

    public TokenSignInTests() => _fixture = new(tokens: _credential);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task SendAsync_TokenCredential_SendsTheTokenWithoutASignature()
    {
        _credential.Token("the-token", Hour);
        _fixture.Service.Answer(202);

        await _fixture.CallAsync(new RemoveParticipant(ParticipantId.User("8:acs:a_b")));

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal("Bearer the-token", sent.Headers["Authorization"]);
        Assert.DoesNotContain(sent.Headers.Keys, name => name is "x-ms-content-sha256" or "x-ms-date" or "Date");
        Assert.Equal(["https://communication.azure.com//.default"], Assert.Single(_credential.Asked).Scopes);
    }

    [Fact]
    public async Task SendAsync_TokenStillValid_ServesBothPortsAndQuietRequests()
    {
        _credential.Token("the-token", Hour);
        _fixture.Service.Answer(204).Answer(200, """{"id":"99123"}""").Answer(200, """{"identifier":{"rawId":"4:+16045550177"}}""");

        await _fixture.CallAsync(new HangUpCall());
        await _fixture.RoomsAsync(new GetRoom("99123"));
        await _fixture.CallAsync(new GetParticipant(ParticipantId.PhoneNumber("+16045550177")));

        Assert.Equal(3, _fixture.Service.Requests.Count);
        Assert.All(_fixture.Service.Requests, sent => Assert.Equal("Bearer the-token", sent.Headers["Authorization"]));
        Assert.Single(_credential.Asked);
    }

    [Fact]
    public async Task SendAsync_TokenExpired_UsesTheNext()
    {
        _credential.Token("first", -Hour).Token("second", Hour);
        _fixture.Service.Answer(204).Answer(204).Answer(204);

        await _fixture.CallAsync(new HangUpCall());
        await _fixture.CallAsync(new HangUpCall());
        await _fixture.CallAsync(new HangUpCall());

        Assert.Equal(["Bearer first", "Bearer second", "Bearer second"], _fixture.Service.Requests.Select(sent => sent.Headers["Authorization"]));
        Assert.Equal(2, _credential.Asked.Count);
    }

    public static TheoryData<Exception> Failures =>
    [
        new InvalidOperationException("no identity here"),
        new HttpRequestException(HttpRequestError.ConnectionError, "the authority cannot be reached"),
        new OperationCanceledException("the credential gave up by itself"),
        new AggregateException(new TimeoutException()),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task SendAsync_CredentialFails_SendsNothing(Exception failure)
    {
        _credential.Fail(failure);

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new HangUpCall()));

        Assert.Equal((TransportFault.Credential, ActionEffect.None, "HangUpCall"), (failed.Fault, failed.Effect, failed.ActionName));
        Assert.Same(failure, failed.InnerException);
        Assert.Contains("was not sent: the credential gave no token. Check", failed.Message, StringComparison.Ordinal);
        Assert.Empty(_fixture.Service.Requests);
    }

    [Fact]
    public async Task SendAsync_CredentialFailedBefore_AsksAgain()
    {
        _credential.Fail(new InvalidOperationException()).Token("the-token", Hour);
        _fixture.Service.Answer(204);

        await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new HangUpCall()));
        await _fixture.CallAsync(new HangUpCall());

        Assert.Equal("Bearer the-token", _fixture.Service.Request.Headers["Authorization"]);
    }

    [Fact]
    public async Task SendAsync_CancelledWhileTheCredentialWorks_ThrowsOperationCanceled()
    {
        using CancellationTokenSource cancel = new();
        _credential.Fail(new OperationCanceledException(cancel.Token));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.Calls.SendAsync(new HangUpCall(), RestTransportFixture.Envelope, cancel.Token));
    }

    [Fact]
    public async Task SendAsync_TokenRefused_AdvisesWithoutKeyOrToken()
    {
        _credential.Token("the-token", Hour);

        ActionFailedException failed = await _fixture.FailAsync<ActionFailedException>(401, """{"error":{"code":"Denied","message":"no"}}""");

        Assert.Equal("Denied", failed.ErrorCode);
        Assert.Contains("the credential's token was not accepted", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key", failed.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("the-token", failed.ToString(), StringComparison.Ordinal);
    }
}
