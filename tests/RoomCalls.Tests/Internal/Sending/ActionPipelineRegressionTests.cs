using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Roles;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class ActionPipelineRegressionTests
{
    [Fact]
    public async Task ExecuteAsync_ReleasedCall_SendsNothing()
    {
        await using ScriptedFixture fixture = new();
        IRoomCall call = await fixture.ConnectAsync();
        Assert.True(fixture.Manager.TryGetCall("c1", out IRoomCall? view));
        await call.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => view.AddParticipantAsync(KnownPeople.Alice, TestContext.Current.CancellationToken));

        Assert.IsType<ConnectCall>(Assert.Single(fixture.Transport.Requests).Action);
        Assert.Equal(0, fixture.Clock.ActiveTimers);
    }

    [Fact]
    public async Task StartAsync_NoTransport_LeavesNoOpenOperation()
    {
        await using ScriptedFixture fixture = new(services => services.RemoveAll<ICallAutomationTransport>());
        List<Activity> stopped = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == RoomCallsDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using LiveCallFixture one = new();
        one.Post(ScriptedFixture.Connected);

        await Assert.ThrowsAsync<ActionNotSupportedException>(() =>
            fixture.Runtime.Pipeline.StartAsync(new(ActorChain.Application, one.Call), new RemoveParticipant(KnownPeople.Alice), TestContext.Current.CancellationToken));

        Assert.Equal(0, one.Call.Operations.Count);
        Assert.Contains(stopped, activity => activity is { OperationName: nameof(RemoveParticipant), Status: ActivityStatusCode.Error });
    }

    [Fact]
    public async Task StartAsync_MuteWithADeadline_EndsAtTheDeadline()
    {
        await using ScriptedFixture fixture = new();
        await using IRoomCall call = await fixture.ConnectAsync();
        TimeSpan deadline = TimeSpan.FromSeconds(2);
        RoomCallOperation<StateConfirmation> mute =
            await call.StartAsync(new MuteParticipant(KnownPeople.Alice) { Deadline = deadline }, TestContext.Current.CancellationToken);

        fixture.Clock.Advance(deadline);

        Assert.Equal(StateConfirmation.Unconfirmed, await mute.Completion.WaitAsync(TestContext.Current.CancellationToken));
        Assert.True(mute.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task StartAsync_TransportCancelsByItself_StaysOpen()
    {
        await using ScriptedFixture fixture = new(o => o.Resilience.MaxAttempts = 1);
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Transport.ThenFail(new TaskCanceledException());
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(KnownPhones.Answering), TestContext.Current.CancellationToken);
        LiveCall live = fixture.SingleCall();

        Assert.Equal(1, live.Operations.Count);
        fixture.Clock.Advance(AddParticipant.MaxInvitationTimeout);

        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => add.Completion.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ActionEffect.Unknown, late.Effect);
    }
}
