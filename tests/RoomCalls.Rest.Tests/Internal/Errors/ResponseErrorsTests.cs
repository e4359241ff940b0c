using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Errors;

public sealed class ResponseErrorsTests : IDisposable
{
    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(400, "8523", 8523)]
    [InlineData(403, "7504", 7504)]
    [InlineData(404, "8522", 8522)]
    [InlineData(409, "8519", 8519)]
    [InlineData(412, "8583", 8583)]
    [InlineData(400, "BadRequest", 0)]
    [InlineData(405, "-5", 0)]
    [InlineData(481, "99999999999", 0)]
    public async Task From_4xx_IsAFailedAction(int status, string code, int subCode)
    {
        ActionFailedException failed = await _fixture.FailAsync<ActionFailedException>(
            status, $$$"""{"error":{"code":"{{{code}}}","message":"Because.","innererror":{"code":"1"} } }""", ("X-Microsoft-Skype-Chain-ID", "chain"));

        Assert.Equal("GetCallConnection", failed.ActionName);
        Assert.Equal(FailureOrigin.Response, failed.Origin);
        Assert.Equal(new ResultInformation(status, subCode, "Because."), failed.ResultInformation);
        Assert.Equal(code, failed.ErrorCode);
        Assert.Equal("chain", failed.RequestId);
        Assert.StartsWith($"GetCallConnection failed ({status}/{subCode}): ", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_401_AdvisesToCheckTheConnectionString()
    {
        ActionFailedException failed = await _fixture.FailAsync<ActionFailedException>(401, """{"error":{"code":"7509","message":"HMAC validation error"}}""");

        Assert.Contains("the access key was not accepted for this endpoint", failed.Message, StringComparison.Ordinal);
        Assert.Contains("connection string", failed.Message, StringComparison.Ordinal);
        Assert.Contains("The service said: HMAC validation error", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(RestTransportFixture.Key, failed.ToString(), StringComparison.Ordinal);
        Assert.Equal(7509, failed.ResultInformation.SubCode);
    }

    [Fact]
    public async Task From_ErrorCodeHeader_IsTheCodeOfAnEmptyBody()
    {
        ActionFailedException failed = await _fixture.FailAsync<ActionFailedException>(404, null, ("x-ms-error-code", "RoomNotFound"));

        Assert.Equal("RoomNotFound", failed.ErrorCode);
        Assert.Equal(new ResultInformation(404, 0), failed.ResultInformation);
    }

    [Theory]
    [InlineData("8516")]
    [InlineData("8529")]
    public async Task From_429_IsThrottledWithoutEffect(string code)
    {
        TransportException failed = await _fixture.FailAsync<TransportException>(
            429, $$$"""{"error":{"code":"{{{code}}}","message":"Slow down."}}""", ("Retry-After", "7"), ("x-ms-request-id", "r1"));

        Assert.Equal((TransportFault.Throttled, ActionEffect.None), (failed.Fault, failed.Effect));
        Assert.Equal(TimeSpan.FromSeconds(7), failed.RetryAfter);
        Assert.Equal(429, failed.Status);
        Assert.Equal(int.Parse(code, null), failed.ResultInformation!.SubCode);
        Assert.Equal("r1", failed.RequestId);
        Assert.Contains("Wait 7 s", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_429WithoutRetryAfter_AdvisesToSendLessOften()
    {
        TransportException failed = await _fixture.FailAsync<TransportException>(429);

        Assert.Null(failed.RetryAfter);
        Assert.Contains("less often", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_503WithRetryAfter_HasNoEffect()
    {
        TransportException failed = await _fixture.FailAsync<TransportException>(503, null, ("Retry-After", "30"));

        Assert.Equal((TransportFault.Unavailable, ActionEffect.None), (failed.Fault, failed.Effect));
        Assert.Equal(TimeSpan.FromSeconds(30), failed.RetryAfter);
    }

    [Theory]
    [InlineData(408, TransportFault.TimedOut)]
    [InlineData(500, TransportFault.Unavailable)]
    [InlineData(502, TransportFault.Unavailable)]
    [InlineData(503, TransportFault.Unavailable)]
    [InlineData(504, TransportFault.Unavailable)]
    public async Task From_UnclearStatus_HasUnknownEffect(int status, TransportFault fault)
    {
        TransportException failed = await _fixture.FailAsync<TransportException>(status, """{"error":{"code":"9999","message":"Oops."}}""");

        Assert.Equal((fault, ActionEffect.Unknown), (failed.Fault, failed.Effect));
        Assert.Equal(status, failed.Status);
        Assert.Equal(new ResultInformation(status, 9999, "Oops."), failed.ResultInformation);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(302)]
    public async Task From_UndocumentedStatus_IsAProtocolError(int status)
    {
        TransportException failed = await _fixture.FailAsync<TransportException>(status, null, ("Location", "https://elsewhere.example/"));

        Assert.Equal((TransportFault.Protocol, ActionEffect.Unknown), (failed.Fault, failed.Effect));
        Assert.Equal(status, failed.Status);
        Assert.Contains($"{status}", failed.Message, StringComparison.Ordinal);
        Assert.Single(_fixture.Service.Requests);
    }

    [Theory]
    [InlineData("<html><body>Bad gateway +16045550199</body></html>")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"error":"text"}""")]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"error":{"code":{},"message":[]}}""")]
    [InlineData("""{"error":{"code":"\ud800","message":"x"}}""")]
    public async Task From_BodyWithoutAnError_KeepsTheStatus(string body)
    {
        _fixture.Service.AnswerAs("text/html", 502, body).AnswerAs("text/html", 404, body);

        TransportException unclear = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new GetCallConnection()));
        ActionFailedException refused = await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.CallAsync(new GetCallConnection()));

        Assert.Equal(502, unclear.Status);
        Assert.Equal(new ResultInformation(404, 0), refused.ResultInformation);
        Assert.DoesNotContain("6045550199", unclear.ToString() + refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task From_PhoneNumberInTheText_IsMasked(int status)
    {
        ParticipantId phone = ParticipantId.PhoneNumber("+16045550199");
        _fixture.Service.Answer(status, """{"error":{"code":"8523","message":"Number +16045550199 and 4%3A%2B16045550199 are wrong.","target":"/participants/4:+16045550199"}}""");

        Exception failed = await Assert.ThrowsAnyAsync<RoomCallsException>(() => _fixture.CallAsync(new GetParticipant(phone)));

        Assert.DoesNotContain("6045550199", failed.ToString(), StringComparison.Ordinal);
        Assert.Contains("***99", failed.Message, StringComparison.Ordinal);
    }
}
