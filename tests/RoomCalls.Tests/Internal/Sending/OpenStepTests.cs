using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Sending;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class OpenStepTests : IDisposable
{
    private static readonly AddParticipant Action = new(KnownPhones.Answering) { InvitationTimeout = TimeSpan.FromSeconds(45) };
    private readonly StepFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task RunAsync_LiveCall_RegistersTheOperationWithItsRecord()
    {
        ActionRun<RoomCallParticipant> run = _fixture.CreateRun(Action);
        Assert.True(await _fixture.Open.RunAsync(run));
        Assert.Equal(1, _fixture.Live.Call.Operations.Count);
        OperationRecord record = run.Opened.Record;
        Assert.Equal((Action, ManualTimeProvider.Start, TimeSpan.FromSeconds(60)), ((AddParticipant)record.Action, record.FirstSent, record.Deadline));
        Assert.NotEqual(Guid.Empty, record.Id);
        Assert.NotEqual(record.Id, record.RepeatabilityId);
        Assert.Empty(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task RunAsync_CallHasEnded_EndsTheOperationAndStops()
    {
        _fixture.Live.Post(new CallDisconnected { Id = "gone", ResultInformation = new(200, 7) });
        ActionRun<RoomCallParticipant> run = _fixture.CreateRun(Action);
        CallEndedException ended = await Assert.ThrowsAsync<CallEndedException>(() => _fixture.Open.RunAsync(run).AsTask());
        Assert.Equal(7, ended.EndReason?.SubCode);
        ActionRun<ResultInformation> hangUp = _fixture.CreateRun(new HangUpCall());
        Assert.False(await _fixture.Open.RunAsync(hangUp));
        Assert.Equal(7, (await hangUp.Opened.Completion).SubCode);
    }

    [Fact]
    public async Task RunAsync_OperationEnds_IsMeasuredFromItsOpening()
    {
        ActionRun<RoomCallParticipant> run = await _fixture.OpenAsync(Action);
        _fixture.Live.Clock.Advance(TimeSpan.FromSeconds(3));
        run.Opened.TryFail(new CallEndedException("AddParticipant", null));
        Assert.Equal(3, _fixture.Live.Metrics.Sum("roomcalls.action.duration", "outcome=call_ended"));
    }
}
