using System.Diagnostics.Tracing;
using Azure.Core.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Http;

/// <summary>What Azure.Core's own log shows of our requests.</summary>
public sealed class LoggingTests : IDisposable
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _log = [];
    private readonly AzureEventSourceListener _listener;
    private readonly RestTransportFixture _fixture = new();

    public LoggingTests() => _listener = new AzureEventSourceListener((_, message) => _log.Enqueue(message), EventLevel.LogAlways);

    public void Dispose()
    {
        _listener.Dispose();
        _fixture.Dispose();
    }

    [Fact]
    public async Task Log_AnyRequest_HoldsNoKeySignatureOrBody()
    {
        _fixture.Service.Answer(202, """{"invitationId":"logged-invitation"}""");
        ParticipantId phone = ParticipantId.PhoneNumber("+16045550188");

        await _fixture.CallAsync(
            new AddParticipant(phone) { CallerId = PhoneNumber.Parse("+16045550189") },
            RestTransportFixture.Envelope with { CallConnectionId = "logged-leg", CallbackUri = new("https://app.example/events?call=logged-secret") });

        Assert.Contains(_log, line => line.Contains("logged-leg/participants:add?api-version=2026-03-12", StringComparison.Ordinal));
        string signature = _fixture.Service.Request.Headers["Authorization"];
        Assert.DoesNotContain(_log, line => line.Contains("604555018", StringComparison.Ordinal) || line.Contains("logged-secret", StringComparison.Ordinal)
            || line.Contains("logged-invitation", StringComparison.Ordinal) || line.Contains(RestTransportFixture.Key, StringComparison.Ordinal) || line.Contains(signature, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_PhoneNumberInThePath_IsNotLogged()
    {
        _fixture.Service.Answer(200, """{"identifier":{"rawId":"4:+16045550166"}}""");

        await _fixture.CallAsync(new GetParticipant(ParticipantId.PhoneNumber("+16045550166")));

        Assert.DoesNotContain(_log, line => line.Contains("6045550166", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_LinkToTheNextPage_IsLoggedWithoutItsToken()
    {
        _fixture.Service.Answer(200, """{"value":[],"nextLink":"/calling/callConnections/logged-list/participants?token=logged-token&api-version=1"}""").Answer(200, """{"value":[]}""");

        await _fixture.CallAsync(new ListParticipants());

        Assert.Contains(_log, line => line.Contains("logged-list/participants?token=REDACTED&api-version=1", StringComparison.Ordinal));
        Assert.DoesNotContain(_log, line => line.Contains("logged-token", StringComparison.Ordinal));
    }
}
