using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Internal.Operations;

public sealed class MediaOperationsTests : IDisposable
{
    private static readonly ParticipantId Phone = ParticipantId.PhoneNumber("+16045550100");

    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task SendDtmf_Request_NamesEveryTone()
    {
        _fixture.Service.Answer(202, """{"operationContext":"context"}""");

        ActionAnswer answer = await _fixture.CallAsync(
            new SendDtmf(Phone, DtmfTones.Parse("0123456789ABCD#*")),
            RestTransportFixture.Envelope with { OperationContext = "context", CallbackUri = new("https://app.example/dtmf") });

        SentRequest sent = _fixture.Service.Request;
        Assert.Equal(("POST", $"/calling/callConnections/{RestTransportFixture.Leg}:sendDtmfTones?api-version=2026-03-12"), (sent.Method, sent.PathAndQuery));
        Assert.Equal(
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "a", "b", "c", "d", "pound", "asterisk"],
            sent.Json.GetProperty("tones").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("4:+16045550100", sent.Json.GetProperty("targetParticipant").GetProperty("rawId").GetString());
        Assert.Equal("context", sent.Json.GetProperty("operationContext").GetString());
        Assert.Equal("https://app.example/dtmf", sent.Json.GetProperty("operationCallbackUri").GetString());
        Assert.True(sent.Headers.ContainsKey("Repeatability-Request-ID"));
        Assert.Same(ActionAnswer.Accepted, answer);
    }

    [Fact]
    public async Task SendDtmf_UndocumentedSuccessStatus_Throws()
    {
        _fixture.Service.Answer(200, "{}");

        await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new SendDtmf(Phone, DtmfTones.Parse("1"))));
    }
}
