using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class ActionPipelineTests : IAsyncDisposable
{
    private readonly World _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task ExecuteAsync_AnInvalidActionMakesNoRequestAndTellsAll()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(new SendDtmf(null!, null!) { Deadline = TimeSpan.Zero }, World.Token));
        Assert.Equal(3, invalid.Errors.Count);
        Assert.Single(_world.Transport.Requests);
        Assert.Equal(0, Operations().Count);
    }

    [Fact]
    public async Task ExecuteAsync_ADeniedActionMakesNoRequest()
    {
        StubPolicy policy = new(request => request.Action is RemoveParticipant ? Capability.Denied(new CapabilityReason("no", "No.")) : Capability.Allowed);
        await using World world = new(null, policy);
        await using IRoomCall call = await world.ConnectAsync(SamplePeople.Bob);
        await Assert.ThrowsAsync<ActionDeniedException>(() => call.RemoveParticipantAsync(SamplePeople.Bob, World.Token));
        Assert.Single(world.Transport.Requests);
        Assert.Equal(("991", 1), (policy.Asked[^1].RoomId?.Value, policy.Asked[^1].State.Participants.Count));
    }

    [Fact]
    public async Task ConnectAsync_DeniedMakesNoRequest()
    {
        await using World world = new(null, StubPolicy.Answering(new CapabilityReason("no", "No.")));
        await Assert.ThrowsAsync<ActionDeniedException>(() => world.Manager.ConnectAsync(World.Room, World.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => world.Manager.Rooms.CreateAsync(new CreateRoom(), World.Token));
        Assert.Empty(world.Transport.Requests);
        Assert.Empty(world.Engine.Registry.All);
    }

    [Fact]
    public async Task ExecuteAsync_OneActionHasOneRepeatabilityIdOnEveryAttempt()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Bob);
        _world.Transport.ThenFail(Faults.Of(ActionEffect.Unknown)).ThenFail(Faults.Of(ActionEffect.Unknown)).ThenAccept();
        Task<ResultInformation> removing = call.ExecuteAsync(new RemoveParticipant(SamplePeople.Bob), World.Token);
        await _world.Transport.WhenRequestsAsync(4);
        ScriptedRequest[] attempts = [.. _world.Transport.Requests.Skip(1)];
        Assert.Single(attempts.Select(a => a.Envelope.RepeatabilityId).Distinct());
        Assert.Single(attempts.Select(a => a.Envelope.FirstSent).Distinct());
        Assert.NotEqual(_world.Transport.Requests[0].Envelope.RepeatabilityId, attempts[0].Envelope.RepeatabilityId);
        await _world.PostAsync(World.Outcome("RemoveParticipantSucceeded", attempts[0], SamplePeople.Bob));
        Assert.Equal(200, (await removing).Code);
        Assert.Equal(0, Operations().Count);
    }

    [Fact]
    public async Task ExecuteAsync_AnEventBeforeTheResponseCompletesAndCancelsTheSend()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Alice);
        _world.Transport.ThenHang();
        Task<RoomCallParticipant> adding = call.AddParticipantAsync(SamplePeople.Phone, World.Token);
        await _world.Transport.WhenRequestsAsync(2);
        await _world.PostAsync(World.Outcome("AddParticipantSucceeded", _world.Transport.Requests[1], SamplePeople.Phone));
        Assert.Equal(SamplePeople.Phone, (await adding).Id);
        Assert.True(_world.Transport.Requests[1].CancellationToken.IsCancellationRequested);
        Assert.True(call.State.Participants.Contains(SamplePeople.Phone));
        Assert.Equal((0, 0), (Operations().Count, _world.Clock.ActiveTimers));
    }

    [Fact]
    public async Task ExecuteAsync_AFailureByEventIsTheServicesNo()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        Task<RoomCallParticipant> adding = call.AddParticipantAsync(SamplePeople.Phone, World.Token);
        await _world.Transport.WhenRequestsAsync(2);
        await _world.PostAsync(World.Outcome("AddParticipantFailed", _world.Transport.Requests[1], SamplePeople.Phone, 486, 560486));
        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => adding);
        Assert.Equal((FailureOrigin.Event, 560486), (failed.Origin, failed.ResultInformation.SubCode));
    }

    [Fact]
    public async Task ExecuteAsync_ARefusalByResponseEndsAtOnce()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        _world.Transport.ThenFail(Faults.Refusal(403, 7507));
        Assert.Equal(7507, (await Assert.ThrowsAsync<ActionFailedException>(() => call.AddParticipantAsync(SamplePeople.Phone, World.Token))).ResultInformation.SubCode);
        Assert.Equal((0, 0), (Operations().Count, _world.Clock.ActiveTimers));
    }

    [Fact]
    public async Task ExecuteAsync_AcceptedWithoutAnEventTimesOutAsSent()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(SamplePeople.Bob), World.Token);
        _world.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(removing.Completion.IsCompleted);
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => removing.Completion);
        Assert.Equal((ActionEffect.Accepted, TimeSpan.FromSeconds(120)), (late.Effect, late.After));
        Assert.Equal(0, Operations().Count);
    }

    [Fact]
    public async Task ExecuteAsync_CancellingStopsWaiting()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        using CancellationTokenSource cancellation = new();
        Task<RoomCallParticipant> adding = call.AddParticipantAsync(SamplePeople.Phone, cancellation.Token);
        await _world.Clock.WhenTimerAsync(TimeSpan.FromSeconds(195));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding);
        Assert.Equal(2, _world.Transport.Requests.Count);
    }

    [Fact]
    public async Task ExecuteAsync_TheEndOfTheCallEndsIt()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Bob);
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(SamplePeople.Bob), World.Token);
        await _world.PostAsync(Wire.Event("CallDisconnected"));
        Assert.False(removing.Completion.IsCompleted);
        _world.Clock.Advance(TimeSpan.FromMilliseconds(250));
        await Assert.ThrowsAsync<CallEndedException>(() => removing.Completion);
        await Assert.ThrowsAsync<CallEndedException>(() => call.RemoveParticipantAsync(SamplePeople.Bob, World.Token));
        Assert.Equal(200, (await call.ExecuteAsync(new HangUpCall(), World.Token)).Code);
        Assert.Equal(2, _world.Transport.Requests.Count);
    }

    [Theory]
    [InlineData(404, 0)]
    [InlineData(404, 8522)]
    public async Task HangUp_AlreadyGoneIsSuccess(int code, int subCode)
    {
        await using IRoomCall call = await _world.ConnectAsync();
        _world.Transport.ThenFail(Faults.Refusal(code, subCode));
        Assert.Equal(subCode, (await call.ExecuteAsync(new HangUpCall(), World.Token)).SubCode);
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
    }

    [Fact]
    public async Task HangUp_IsDoneWhenTheConnectionSaysSo()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        RoomCallOperation<ResultInformation> hangUp = await call.StartAsync(new HangUpCall(), World.Token);
        Assert.False(hangUp.Completion.IsCompleted);
        await _world.PostAsync(Wire.Event("CallDisconnected", "\"callConnectionId\":\"c1\",\"resultInformation\":{\"code\":200,\"subCode\":7000}"));
        Assert.Equal(7000, (await hangUp.Completion).SubCode);
    }

    [Fact]
    public async Task ExecuteAsync_TheAnswerOfAReadIsTheOutcome()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Alice);
        _world.Transport.ThenAnswer(ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[new(SamplePeople.Alice, true), new(SamplePeople.Bob)]));
        Assert.Equal([SamplePeople.Alice, SamplePeople.Bob], (await call.ListParticipantsAsync(World.Token)).Select(p => p.Id));
        _world.Transport.ThenAnswer(ActionAnswer.FromValue(new RosterEntry(SamplePeople.Bob)));
        Assert.Equal(SamplePeople.Bob, (await call.GetParticipantAsync(SamplePeople.Bob, World.Token)).Id);
        Assert.Equal(0, Operations().Count);
    }

    [Fact]
    public async Task Envelope_CarriesConnectionContextAndOnlyTheCallersCallback()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Bob);
        await call.StartAsync(new RemoveParticipant(SamplePeople.Bob) { OperationContext = "mine" }, World.Token);
        await call.StartAsync(new RemoveParticipant(SamplePeople.Bob) { OperationCallbackUri = new Uri("https://other.example/x?y=1") }, World.Token);
        ActionEnvelope[] sent = [.. _world.Transport.Requests.Select(r => r.Envelope)];
        Assert.Equal((null, "c1"), (sent[0].CallConnectionId, sent[1].CallConnectionId?.Value));
        Assert.Equal("mine", OperationContextCodec.Decode(sent[1].OperationContext).CallerContext);
        Assert.Null(sent[1].CallbackUri);
        Assert.StartsWith("https://other.example/x?y=1&call=", sent[2].CallbackUri!.AbsoluteUri, StringComparison.Ordinal);
        Assert.True(_world.Keys.TryRead(sent[2].CallbackUri!.Query, out CallKey key));
        Assert.True(_world.Engine.Registry.TryGet(key, out _));
        Assert.Equal(ManualTimeProvider.Start, sent[1].FirstSent);
    }

    [Fact]
    public async Task StartAsync_WithoutACallbackSecretAnOwnCallbackIsRefused()
    {
        await using World world = new(o => (o.CallbackUri, o.CallbackSecret) = (null, null));
        world.Transport.ThenAnswer(World.Connection(state: CallConnectionState.Connected)).ThenAnswer(ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[]));
        await using IRoomCall call = await world.Manager.AttachAsync("c1", World.Token);
        RemoveParticipant action = new(SamplePeople.Bob) { OperationCallbackUri = new Uri("https://other.example/") };
        Assert.Contains("CallbackSecret", (await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(action, World.Token))).Message, StringComparison.Ordinal);
        world.Engine.Registry.TryGet("c1", out LiveCall? live);
        Assert.Equal((2, 0), (world.Transport.Requests.Count, live!.Operations.Count));
    }

    private OpenOperations Operations() => _world.Engine.Registry.All.Single().Operations;
}
