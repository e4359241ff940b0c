using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Internal.Operations;

public sealed class OperationRunnerTests : IDisposable
{
    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("""{"values":[{"identifier":{"rawId":"8:acs:r_a"}}],"nextLink":""}""")]
    [InlineData("""{"value":[{"identifier":{"rawId":"8:acs:r_a"}},{"isMuted":true},null,5]}""")]
    [InlineData("""{"value":null,"values":[{"rawId":"8:acs:r_a","kind":"communicationUser"}]}""")]
    public async Task SendAsync_List_ReadsEveryParticipantWithAnId(string body)
    {
        _fixture.Service.Answer(200, body);

        ActionAnswer answer = await _fixture.CallAsync(new ListParticipants());

        Assert.Equal([new RosterEntry(ParticipantId.User("8:acs:r_a"))], Assert.IsType<IReadOnlyList<RosterEntry>>(answer.Value, exactMatch: false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"value":{}}""")]
    [InlineData("""{"value":[""")]
    [InlineData("""{"value":[{"identifier":{"rawId":"\udc00"}}]}""")]
    [InlineData("""{"value":[],"nextLink":"\udc00"}""")]
    public async Task SendAsync_AnswerThatIsNoList_IsUnreadable(string body)
    {
        _fixture.Service.Answer(200, body);

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new ListParticipants()));

        Assert.Equal((TransportFault.Protocol, ActionEffect.Unknown, (int?)200), (failed.Fault, failed.Effect, failed.Status));
        Assert.Contains("not the documented JSON", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_EmptyList_ReturnsNone()
    {
        _fixture.Service.Answer(200, """{"value":[]}""");

        Assert.Empty(Assert.IsType<IReadOnlyList<RosterEntry>>((await _fixture.CallAsync(new ListParticipants())).Value, exactMatch: false));
    }

    [Fact]
    public async Task SendAsync_TwoInARow_ReturnsEachAnswer()
    {
        _fixture.Service.Answer(200, """{"callConnectionId":"one"}""").Answer(200, """{"callConnectionId":"two"}""");

        ActionAnswer[] answers = [await _fixture.CallAsync(new GetCallConnection()), await _fixture.CallAsync(new GetCallConnection())];

        Assert.Equal(["one", "two"], answers.Select(a => ((CallConnectionProperties)a.Value!).Id.Value));
    }
}
