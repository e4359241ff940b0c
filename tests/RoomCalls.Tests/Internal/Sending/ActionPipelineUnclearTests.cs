using RoomCalls.Actions;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class ActionPipelineUnclearTests : IAsyncDisposable
{
    private readonly ScriptedFixture _fixture = new(o => o.Resilience.MaxAttempts = 1);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task StartAsync_UnclearFailure_StaysOpenForTheGrace()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Bob);
        _fixture.Transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown));
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(removing.Completion.IsCompleted);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(0.1));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => removing.Completion);
        Assert.Equal((ActionEffect.Unknown, TimeSpan.FromSeconds(10)), (late.Effect, late.After));
        Assert.IsType<TransportException>(late.InnerException);
    }

    [Fact]
    public async Task StartAsync_UnclearAdd_DoesNotFailWhileItRings()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        _fixture.Transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown));
        RoomCallOperation<RoomCallParticipant> adding = await call.StartAsync(new AddParticipant(KnownPhones.Answering) { InvitationTimeout = TimeSpan.FromSeconds(45) }, CurrentTest.Token);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(44.9));
        Assert.False(adding.Completion.IsCompleted);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(ActionEffect.Unknown, (await Assert.ThrowsAsync<ActionTimedOutException>(() => adding.Completion)).Effect);
        Assert.Equal(2, _fixture.Transport.Requests.Count);
    }

    [Fact]
    public async Task StartAsync_EventWithinTheGrace_DecidesTheOutcome()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        _fixture.Transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown)).ThenFail(TransportErrors.Create(ActionEffect.Unknown));
        RoomCallOperation<RoomCallParticipant> answered = await call.StartAsync(new AddParticipant(KnownPhones.Answering), CurrentTest.Token);
        RoomCallOperation<RoomCallParticipant> declined = await call.StartAsync(new AddParticipant(KnownPeople.Alice), CurrentTest.Token);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(100));
        await _fixture.PostAsync(
            ScriptedFixture.Outcome("AddParticipantSucceeded", _fixture.Transport.Requests[1], KnownPhones.Answering),
            ScriptedFixture.Outcome("AddParticipantFailed", _fixture.Transport.Requests[2], KnownPeople.Alice, 603, 560603));
        Assert.Equal(KnownPhones.Answering, (await answered.Completion).Id);
        await Assert.ThrowsAsync<ActionFailedException>(() => declined.Completion);
        Assert.Equal(0, _fixture.Clock.ActiveTimers);
    }

    [Fact]
    public async Task StartAsync_NothingSent_FailsAtOnce()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        _fixture.Transport.ThenFail(TransportErrors.Create(ActionEffect.None));
        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => call.StartAsync(new AddParticipant(KnownPhones.Answering), CurrentTest.Token));
        Assert.Equal((ActionEffect.None, 0), (failed.Effect, _fixture.Clock.ActiveTimers));
    }

    [Fact]
    public async Task ExecuteAsync_UnclearRead_FailsAtOnce()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        _fixture.Transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown));
        await Assert.ThrowsAsync<TransportException>(() => call.ListParticipantsAsync(CurrentTest.Token));
    }
}
