using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class ActionPipelineUnclearTests : IAsyncDisposable
{
    private readonly World _world = new(o => o.Resilience.MaxAttempts = 1);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task StartAsync_AnUnclearFailureStaysOpenForTheGrace()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Bob);
        _world.Transport.ThenFail(Faults.Of(ActionEffect.Unknown));
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(SamplePeople.Bob), World.Token);
        _world.Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(removing.Completion.IsCompleted);
        _world.Clock.Advance(TimeSpan.FromSeconds(0.1));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => removing.Completion);
        Assert.Equal((ActionEffect.Unknown, TimeSpan.FromSeconds(10)), (late.Effect, late.After));
        Assert.IsType<TransportException>(late.InnerException);
    }

    [Fact]
    public async Task StartAsync_AnUnclearAddIsNeverFailedWhileItMayRing()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        _world.Transport.ThenFail(Faults.Of(ActionEffect.Unknown));
        RoomCallOperation<RoomCallParticipant> adding = await call.StartAsync(new AddParticipant(SamplePeople.Phone) { InvitationTimeout = TimeSpan.FromSeconds(45) }, World.Token);
        _world.Clock.Advance(TimeSpan.FromSeconds(44.9));
        Assert.False(adding.Completion.IsCompleted);
        _world.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(ActionEffect.Unknown, (await Assert.ThrowsAsync<ActionTimedOutException>(() => adding.Completion)).Effect);
        Assert.Equal(2, _world.Transport.Requests.Count);
    }

    [Fact]
    public async Task StartAsync_AnEventWithinTheGraceDecides()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        _world.Transport.ThenFail(Faults.Of(ActionEffect.Unknown)).ThenFail(Faults.Of(ActionEffect.Unknown));
        RoomCallOperation<RoomCallParticipant> answered = await call.StartAsync(new AddParticipant(SamplePeople.Phone), World.Token);
        RoomCallOperation<RoomCallParticipant> declined = await call.StartAsync(new AddParticipant(SamplePeople.Alice), World.Token);
        _world.Clock.Advance(TimeSpan.FromSeconds(100));
        await _world.PostAsync(
            World.Outcome("AddParticipantSucceeded", _world.Transport.Requests[1], SamplePeople.Phone),
            World.Outcome("AddParticipantFailed", _world.Transport.Requests[2], SamplePeople.Alice, 603, 560603));
        Assert.Equal(SamplePeople.Phone, (await answered.Completion).Id);
        await Assert.ThrowsAsync<ActionFailedException>(() => declined.Completion);
        Assert.Equal(0, _world.Clock.ActiveTimers);
    }

    [Fact]
    public async Task StartAsync_NothingSentFailsAtOnce()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        _world.Transport.ThenFail(Faults.Of(ActionEffect.None));
        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => call.StartAsync(new AddParticipant(SamplePeople.Phone), World.Token));
        Assert.Equal((ActionEffect.None, 0), (failed.Effect, _world.Clock.ActiveTimers));
    }

    [Fact]
    public async Task ExecuteAsync_AnUnclearReadFailsAtOnce()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        _world.Transport.ThenFail(Faults.Of(ActionEffect.Unknown));
        await Assert.ThrowsAsync<TransportException>(() => call.ListParticipantsAsync(World.Token));
    }
}
