using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Internal.Operations;

public sealed class ParticipantOperationsTests : IDisposable
{
    private const string AliceJson = """{"kind":"communicationUser","rawId":"8:acs:r_alice","communicationUser":{"id":"8:acs:r_alice"}}""";
    private const string PhoneJson = """{"kind":"phoneNumber","rawId":"4:+16045550100","phoneNumber":{"value":"+16045550100"}}""";

    private static readonly ParticipantId Alice = ParticipantId.User("8:acs:r_alice");
    private static readonly ParticipantId Phone = ParticipantId.PhoneNumber("+16045550100");
    private static readonly ActionEnvelope Full = RestTransportFixture.Envelope with { OperationContext = "context", CallbackUri = new("https://app.example/events?call=k") };

    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    public static TheoryData<RoomCallAction, string, int, string, string> Posts => new()
    {
        {
            new AddParticipant(Alice), ":add", 202, $$"""{"participantToAdd":{{AliceJson}}}""",
            $$"""{"participantToAdd":{{AliceJson}},"operationContext":"context","operationCallbackUri":"https://app.example/events?call=k"}"""
        },
        {
            new AddParticipant(Phone) { CallerId = PhoneNumber.Parse("+16045550101"), CallerDisplayName = "Desk", InvitationTimeout = TimeSpan.FromSeconds(30) }, ":add", 202,
            $$$"""{"participantToAdd":{{{PhoneJson}}},"sourceCallerIdNumber":{"value":"+16045550101"},"sourceDisplayName":"Desk","invitationTimeoutInSeconds":30}""",
            $$$"""{"participantToAdd":{{{PhoneJson}}},"sourceCallerIdNumber":{"value":"+16045550101"},"sourceDisplayName":"Desk","invitationTimeoutInSeconds":30,"operationContext":"context","operationCallbackUri":"https://app.example/events?call=k"}"""
        },
        {
            new CancelAddParticipant("invitation"), ":cancelAddParticipant", 202, """{"invitationId":"invitation"}""",
            """{"invitationId":"invitation","operationContext":"context","operationCallbackUri":"https://app.example/events?call=k"}"""
        },
        {
            new RemoveParticipant(Phone), ":remove", 202, $$"""{"participantToRemove":{{PhoneJson}}}""",
            $$"""{"participantToRemove":{{PhoneJson}},"operationContext":"context","operationCallbackUri":"https://app.example/events?call=k"}"""
        },
        {
            new MuteParticipant(Alice), ":mute", 200, $$"""{"targetParticipants":[{{AliceJson}}]}""",
            $$"""{"targetParticipants":[{{AliceJson}}],"operationContext":"context"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task SendAsync_PostRequest_IsTheDocumentedOne(RoomCallAction action, string verb, int success, string bare, string full)
    {
        _fixture.Service.Answer(success, "{}").Answer(success, "{}");

        Assert.Equal(ActionAnswer.Accepted, await _fixture.CallAsync(action));
        await _fixture.CallAsync(action, Full);

        Assert.All(_fixture.Service.Requests, sent =>
        {
            Assert.Equal(("POST", $"/calling/callConnections/{RestTransportFixture.Leg}/participants{verb}?api-version=2026-03-12"), (sent.Method, sent.PathAndQuery));
            Assert.StartsWith("application/json", sent.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.Equal("0aef1b2c-3d4e-4f50-8a6b-7c8d9eafb0c1", sent.Headers["Repeatability-Request-ID"]);
        });
        Assert.Equal(bare, Plain(_fixture.Service.Requests[0]));
        Assert.Equal(full, Plain(_fixture.Service.Requests[1]));
    }

    public static TheoryData<RoomCallAction, int> Successes => new()
    {
        { new AddParticipant(Phone), 202 },
        { new CancelAddParticipant("invitation"), 202 },
        { new RemoveParticipant(Phone), 202 },
        { new MuteParticipant(Alice), 200 },
    };

    [Theory]
    [MemberData(nameof(Successes))]
    public async Task SendAsync_EmptyAnswerToAPost_IsAccepted(RoomCallAction action, int success)
    {
        _fixture.Service.Answer(success);

        Assert.Equal(ActionAnswer.Accepted, await _fixture.CallAsync(action));
    }

    [Theory]
    [MemberData(nameof(Successes))]
    public async Task SendAsync_UndocumentedSuccessStatus_Throws(RoomCallAction action, int success)
    {
        int other = success == 202 ? 200 : 202;
        _fixture.Service.Answer(other, "{}");

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(action));

        Assert.Equal((ActionEffect.Unknown, (int?)other), (failed.Effect, failed.Status));
        Assert.DoesNotContain("604555", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddParticipant_Answer_ReturnsTheInvitation()
    {
        _fixture.Service.Answer(202, """{"participant":{"identifier":null},"invitationId":"i-1","operationContext":"x"}""");

        ActionAnswer answer = await _fixture.CallAsync(new AddParticipant(Alice));

        Assert.Equal("i-1", answer.InvitationId);
        Assert.Null(answer.Value);
    }

    [Fact]
    public async Task AddParticipant_AnswerThatIsNoJson_HasUnknownEffect()
    {
        _fixture.Service.Answer(202, "<html>");

        Assert.Equal(ActionEffect.Unknown, (await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new AddParticipant(Phone)))).Effect);
    }

    [Fact]
    public async Task AddParticipant_User_SendsNoCallerId()
    {
        _fixture.Service.Answer(202, "{}");

        await _fixture.CallAsync(new AddParticipant(Alice) { CallerId = PhoneNumber.Parse("+16045550101") });

        Assert.False(_fixture.Service.Request.Json.TryGetProperty("sourceCallerIdNumber", out _));
    }

    [Theory]
    [InlineData("4:+16045550100", "4%3A%2B16045550100")]
    [InlineData("8:acs:r_alice", "8%3Aacs%3Ar_alice")]
    [InlineData("odd/..?#é", "odd%2F..%3F%23%C3%A9")]
    public async Task GetParticipant_Request_EncodesTheWholeId(string rawId, string segment)
    {
        _fixture.Service.Answer(200, $$$"""{"identifier":{"rawId":"{{{rawId}}}"},"isMuted":true}""");

        ActionAnswer answer = await _fixture.CallAsync(new GetParticipant(ParticipantId.Parse(rawId)));

        Assert.Equal($"/calling/callConnections/{RestTransportFixture.Leg}/participants/{segment}?api-version=2026-03-12", _fixture.Service.Request.PathAndQuery);
        Assert.Equal(new RosterEntry(ParticipantId.Parse(rawId), isMuted: true), answer.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"identifier":{}}""")]
    [InlineData("""{"identifier":{"rawId":" "}}""")]
    [InlineData("""{"identifier":{"rawId":"\ud800"}}""")]
    [InlineData("")]
    public async Task GetParticipant_AnswerWithoutAParticipant_IsUnreadable(string body)
    {
        _fixture.Service.Answer(200, body);

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new GetParticipant(Phone)));

        Assert.DoesNotContain("6045550100", failed.ToString(), StringComparison.Ordinal);
    }

    private static string Plain(SentRequest sent) => sent.Body!.Replace("\\u002B", "+", StringComparison.Ordinal);
}
