using System.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class ActionPipelineRegressionTests
{
    [Fact]
    public async Task ExecuteAsync_OnACallThatNobodyHoldsAnyMoreSendsNothing()
    {
        await using ManagerBench bench = new();
        IRoomCall call = await bench.ConnectAsync();
        Assert.True(bench.Manager.TryGetCall("c1", out IRoomCall? view));
        await call.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => view.AddParticipantAsync(SamplePeople.Alice, TestContext.Current.CancellationToken));

        Assert.IsType<ConnectCall>(Assert.Single(bench.Transport.Requests).Action);
        Assert.Equal(0, bench.Clock.ActiveTimers);
    }

    [Fact]
    public async Task StartAsync_OfWhatCannotBeSentLeavesNoOpenOperation()
    {
        await using ManagerBench bench = new(withTransport: false);
        List<Activity> stopped = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == RoomCallsDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using CallBench one = new();
        one.Post(ManagerBench.Connected);

        await Assert.ThrowsAsync<ActionNotSupportedException>(() =>
            bench.Engine.Pipeline.StartAsync(new(RoomCallActor.Administrator, one.Call), new RemoveParticipant(SamplePeople.Alice), TestContext.Current.CancellationToken));

        Assert.Equal(0, one.Call.Operations.Count);
        Assert.Contains(stopped, activity => activity is { OperationName: nameof(RemoveParticipant), Status: ActivityStatusCode.Error });
    }

    [Fact]
    public async Task ExecuteAsync_OfMuteKeepsTheCallersDeadline()
    {
        await using ManagerBench bench = new();
        await using IRoomCall call = await bench.ConnectAsync();
        TimeSpan deadline = TimeSpan.FromSeconds(2);
        RoomCallOperation<StateConfirmation> mute =
            await call.StartAsync(new MuteParticipant(SamplePeople.Alice) { Deadline = deadline }, TestContext.Current.CancellationToken);

        bench.Clock.Advance(deadline);

        Assert.Equal(StateConfirmation.Unconfirmed, await mute.Completion.WaitAsync(TestContext.Current.CancellationToken));
        Assert.True(mute.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task ExecuteAsync_WhenTheTransportGivesUpByItselfIsNotTakenForTheCallersCancelling()
    {
        await using ManagerBench bench = new();
        await using IRoomCall call = await bench.ConnectAsync();
        bench.Transport.ThenFail(new TaskCanceledException());
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(SamplePeople.Phone), TestContext.Current.CancellationToken);
        LiveCall live = bench.TheCall();

        Assert.Equal(1, live.Operations.Count);
        bench.Clock.Advance(AddParticipant.MaxInvitationTimeout);

        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => add.Completion.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ActionEffect.Unknown, late.Effect);
    }
}
