using RoomCalls.Actions;
using RoomCalls.Internal.Sending;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class SendStepTests : IDisposable
{
    private static readonly RemoveParticipant Action = new(KnownPeople.Bob) { OperationContext = "mine" };
    private readonly StepFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task RunAsync_Accepted_EveryAttemptHasTheEnvelopeOfTheRecord()
    {
        ActionAnswer answer = ActionAnswer.Invitation("inv");
        _fixture.Transport.ThenFail(TransportErrors.Create(ActionEffect.None)).ThenAnswer(answer);
        ActionRun<ResultInformation> run = await _fixture.OpenAsync(Action);
        _fixture.Live.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await _fixture.Send.RunAsync(run));
        Assert.Same(answer, run.Answer);
        Assert.Equal(2, _fixture.Transport.Requests.Count);
        Assert.All(_fixture.Transport.Requests, request => Assert.Equal(
            (run.Opened.Record.RepeatabilityId, run.Opened.Record.FirstSent, new CallConnectionId("c1")),
            (request.Envelope.RepeatabilityId, request.Envelope.FirstSent, request.Envelope.CallConnectionId!.Value)));
        Assert.Contains("mine", _fixture.Transport.Requests[0].Envelope.OperationContext, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_EventBeforeTheAnswer_StopsAndCancelsTheRequest()
    {
        _fixture.Transport.ThenHang();
        ActionRun<ResultInformation> run = await _fixture.OpenAsync(Action);
        Task<bool> sending = _fixture.Send.RunAsync(run).AsTask();
        await _fixture.Transport.WhenRequestsAsync(1);
        run.Opened.TrySucceed(new ResultInformation(200, 0));
        Assert.False(await sending);
        Assert.True(_fixture.Transport.Requests[0].CancellationToken.IsCancellationRequested);
        Assert.Null(run.Answer);
    }

    [Fact]
    public async Task RunAsync_UnclearFailure_StaysOpenForTheGrace()
    {
        _fixture.Transport.Otherwise = _ => Task.FromException<ActionAnswer>(TransportErrors.Create(ActionEffect.Unknown));
        ActionRun<ResultInformation> run = await _fixture.OpenAsync(Action);
        Assert.False(await _fixture.Send.RunAsync(run));
        Assert.Equal((ActionEffect.Unknown, false), (run.Opened.Effect, run.Opened.HasEnded));
        _fixture.Live.Clock.Advance(TimeSpan.FromSeconds(10));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => run.Opened.Completion);
        Assert.Equal((ActionEffect.Unknown, TimeSpan.FromSeconds(10)), (late.Effect, late.Timeout));
    }

    [Fact]
    public async Task RunAsync_RefusalThatSaysItIsSo_Succeeds()
    {
        _fixture.Transport.ThenFail(TransportErrors.Refusal(404));
        ActionRun<ResultInformation> run = await _fixture.OpenAsync(new HangUpCall());
        Assert.False(await _fixture.Send.RunAsync(run));
        Assert.Equal(404, (await run.Opened.Completion).Code);
        Assert.True(_fixture.Live.Call.HasEnded);
    }

    [Fact]
    public async Task RunAsync_Refusal_IsThrown()
    {
        _fixture.Transport.ThenFail(TransportErrors.Refusal(400));
        ActionRun<ResultInformation> run = await _fixture.OpenAsync(Action);
        await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Send.RunAsync(run).AsTask());
    }

    [Fact]
    public async Task RunAsync_ChangeOfARoomThatFails_ForgetsTheRoom()
    {
        RoomId room = new("991");
        await _fixture.Directory.FindRoomAsync(room, CurrentTest.Token);
        Assert.True(_fixture.Directory.TryPeekRoom(room, out _));
        _fixture.Transport.ThenFail(TransportErrors.Refusal(400));
        ActionRun<Room> run = await _fixture.OpenAsync(new UpdateRoom(room));
        await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Send.RunAsync(run).AsTask());
        Assert.False(_fixture.Directory.TryPeekRoom(room, out _));
    }
}
