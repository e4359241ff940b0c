using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Internal.Operations;

public sealed class ConnectionOperationsTests : IDisposable
{
    private const string Connected = """{"callConnectionId":"leg-1","callConnectionState":"connected","later":{"a":[1]}}""";

    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Connect_Request_LocatesTheRoom()
    {
        _fixture.Service.Answer(200, Connected);

        await _fixture.CallAsync(new ConnectCall(CallLocator.Room("99123456789012345")), RestTransportFixture.Envelope with
        {
            CallConnectionId = null,
            OperationContext = "context",
            CallbackUri = new("https://app.example/events?a=ü b&call=key.sig"),
        });

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal("POST", sent.Method);
        Assert.Equal("/calling/callConnections:connect?api-version=2026-03-12", sent.PathAndQuery);
        Assert.StartsWith("application/json", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(
            """{"callLocator":{"kind":"roomCallLocator","roomId":"99123456789012345"},"callbackUri":"https://app.example/events?a=%C3%BC%20b&call=key.sig","operationContext":"context"}""",
            sent.Json.GetRawText().Replace("\\u0026", "&", StringComparison.Ordinal));
        Assert.True(sent.Headers.ContainsKey("Repeatability-Request-ID"));
    }

    [Fact]
    public async Task Connect_Answer_ReturnsTheConnection()
    {
        _fixture.Service.Answer(200, Connected);

        ActionAnswer answer = await _fixture.CallAsync(new ConnectCall(CallLocator.Room("1")));

        Assert.Equal(new CallConnectionProperties("leg-1") { State = CallConnectionState.Connected }, answer.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"callConnectionId":null}""")]
    [InlineData("""{"callConnectionId":""}""")]
    [InlineData("""{"callConnectionId":5}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("<html>")]
    public async Task Connect_AnswerWithoutId_IsUnclear(string body)
    {
        _fixture.Service.Answer(200, body, ("x-ms-request-id", "r1"));

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new ConnectCall(CallLocator.Room("1"))));

        Assert.Equal((ActionEffect.Unknown, 200, "r1"), (failed.Effect, failed.Status, failed.RequestId));
    }

    [Fact]
    public async Task GetCallConnection_Request_IsAPlainGet()
    {
        _fixture.Service.Answer(200, Connected);

        await _fixture.CallAsync(new GetCallConnection());

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("GET", $"/calling/callConnections/{RestTransportFixture.Leg}?api-version=2026-03-12", null), (sent.Method, sent.PathAndQuery, sent.Body));
        Assert.DoesNotContain(sent.Headers.Keys, h => h.StartsWith("Repeatability", StringComparison.OrdinalIgnoreCase) || h == "Content-Type");
    }

    [Fact]
    public async Task HangUp_Request_IsADelete()
    {
        _fixture.Service.Answer(204);

        Assert.Same(ActionAnswer.Accepted, await _fixture.CallAsync(new HangUpCall()));

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("DELETE", $"/calling/callConnections/{RestTransportFixture.Leg}?api-version=2026-03-12", null), (sent.Method, sent.PathAndQuery, sent.Body));
        Assert.False(sent.Headers.ContainsKey("Repeatability-Request-ID"));
    }

    [Fact]
    public async Task HangUpForEveryone_Request_HasNoBody()
    {
        _fixture.Service.Answer(204);

        Assert.Same(ActionAnswer.Accepted, await _fixture.CallAsync(new HangUpForEveryone()));

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("POST", $"/calling/callConnections/{RestTransportFixture.Leg}:terminate?api-version=2026-03-12", null), (sent.Method, sent.PathAndQuery, sent.Body));
        Assert.True(sent.Headers.ContainsKey("Repeatability-First-Sent"));
        Assert.False(sent.Headers.ContainsKey("Content-Type"));
    }

    public static TheoryData<RoomCallAction, int> WrongSuccesses => new()
    {
        { new ConnectCall(CallLocator.Room("1")), 201 },
        { new GetCallConnection(), 202 },
        { new HangUpCall(), 200 },
        { new HangUpForEveryone(), 200 },
        { new HangUpForEveryone(), 202 },
    };

    [Theory]
    [MemberData(nameof(WrongSuccesses))]
    public async Task SendAsync_UndocumentedSuccessStatus_Throws(RoomCallAction action, int status)
    {
        _fixture.Service.Answer(status, Connected);

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(action));

        Assert.Equal((ActionEffect.Unknown, (int?)status), (failed.Effect, failed.Status));
    }
}
