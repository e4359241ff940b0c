using System.Text;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.SigningIn;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.SigningIn;

public sealed class HmacPolicyTests : IDisposable
{
    private readonly RestTransportFixture _fixture = new("http://localhost:8080");

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task OnSendingRequest_KnownVector_HasTheKnownSignature()
    {
        _fixture.Service.Answer(200, """{"callConnectionId":"x"}""");

        await _fixture.CallAsync(new GetCallConnection());

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal("Fri, 20 Nov 2026 10:00:00 GMT", sent.Headers["x-ms-date"]);
        Assert.Equal("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", sent.Headers["x-ms-content-sha256"]);
        Assert.Equal("localhost:8080", sent.Headers["Host"]);
        Assert.Equal(
            "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=qQypBoSQNSuoELt3bDGcYUmr8dCMOb5oKmKo1ikfr8Y=", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task OnSendingRequest_WithBody_SignsTheSentBody()
    {
        _fixture.Service.Answer(202);

        await _fixture.CallAsync(new RemoveParticipant(ParticipantId.User("8:acs:a_b")));

        SentRequest sent = _fixture.Service.Request;
        string hash = HmacSignature.ContentHash(Encoding.UTF8.GetBytes(sent.Body!));
        Assert.Equal(hash, sent.Headers["x-ms-content-sha256"]);
        Assert.Equal(HmacSignature.Authorization(Signature(sent, RestTransportFixture.Key, hash)), sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task OnSendingRequest_EachAttempt_UsesTheCurrentKeyAndTime()
    {
        _fixture.Service.Answer(204).Answer(204);
        await _fixture.CallAsync(new HangUpCall());
        _fixture.Clock.Advance(TimeSpan.FromSeconds(5));
        _fixture.Credential.Update("AQID");

        await _fixture.CallAsync(new HangUpCall());

        SentRequest second = _fixture.Service.Requests[1];
        Assert.Equal("Fri, 20 Nov 2026 10:00:05 GMT", second.Headers["x-ms-date"]);
        Assert.EndsWith("Signature=" + Signature(second, "AQID", second.Headers["x-ms-content-sha256"]), second.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnSendingRequest_KeyUpdatedToOtherText_ThrowsBeforeSending()
    {
        _fixture.Credential.Update("?");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _fixture.CallAsync(new HangUpCall()));

        Assert.Empty(_fixture.Service.Requests);
    }

    private static string Signature(SentRequest sent, string key, string hash) =>
        HmacSignature.Sign(AccessKey.Decode(key)!, sent.Method, sent.Address, sent.Headers["x-ms-date"], hash);
}
