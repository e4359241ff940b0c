using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class ActionPipelineTests : IAsyncDisposable
{
    private readonly ScriptedFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task ExecuteAsync_InvalidAction_ReportsAllErrorsAndSendsNothing()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(new SendDtmf(null!, null!) { Deadline = TimeSpan.Zero }, CurrentTest.Token));
        Assert.Equal(3, invalid.Errors.Count);
        Assert.Single(_fixture.Transport.Requests);
        Assert.Equal(0, Operations().Count);
    }

    [Fact]
    public async Task ExecuteAsync_DeniedAction_SendsNothing()
    {
        FakePolicy policy = new(request => request.Action is RemoveParticipant ? Capability.Denied(new CapabilityReason("no", "No.")) : Capability.Allowed);
        await using ScriptedFixture fixture = new(null, policy);
        await using IRoomCall call = await fixture.ConnectAsync(KnownPeople.Bob);
        await Assert.ThrowsAsync<ActionDeniedException>(() => call.RemoveParticipantAsync(KnownPeople.Bob, CurrentTest.Token));
        Assert.Single(fixture.Transport.Requests);
        Assert.Equal(("991", 1), (policy.Asked[^1].RoomId?.Value, policy.Asked[^1].State.Participants.Count));
    }

    [Fact]
    public async Task ConnectAsync_Denied_SendsNothing()
    {
        await using ScriptedFixture fixture = new(null, FakePolicy.Answering(new CapabilityReason("no", "No.")));
        await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Manager.Rooms.CreateAsync(new CreateRoom(), CurrentTest.Token));
        Assert.Empty(fixture.Transport.Requests);
        Assert.Empty(fixture.Runtime.Directory.All);
    }

    [Fact]
    public async Task ExecuteAsync_SeveralAttempts_HaveOneRepeatabilityId()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Bob);
        _fixture.Transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown)).ThenFail(TransportErrors.Create(ActionEffect.Unknown)).ThenAccept();
        Task<ResultInformation> removing = call.ExecuteAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(4);
        ScriptedRequest[] attempts = [.. _fixture.Transport.Requests.Skip(1)];
        Assert.Single(attempts.Select(a => a.Envelope.RepeatabilityId).Distinct());
        Assert.Single(attempts.Select(a => a.Envelope.FirstSent).Distinct());
        Assert.NotEqual(_fixture.Transport.Requests[0].Envelope.RepeatabilityId, attempts[0].Envelope.RepeatabilityId);
        await _fixture.PostAsync(ScriptedFixture.Outcome("RemoveParticipantSucceeded", attempts[0], KnownPeople.Bob));
        Assert.Equal(200, (await removing).Code);
        Assert.Equal(0, Operations().Count);
    }

    [Fact]
    public async Task ExecuteAsync_EventBeforeTheResponse_CompletesAndCancelsTheRequest()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Alice);
        _fixture.Transport.ThenHang();
        Task<RoomCallParticipant> adding = call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(2);
        await _fixture.PostAsync(ScriptedFixture.Outcome("AddParticipantSucceeded", _fixture.Transport.Requests[1], KnownPhones.Answering));
        Assert.Equal(KnownPhones.Answering, (await adding).Id);
        Assert.True(_fixture.Transport.Requests[1].CancellationToken.IsCancellationRequested);
        Assert.True(call.State.Participants.Contains(KnownPhones.Answering));
        Assert.Equal((0, 0), (Operations().Count, _fixture.Clock.ActiveTimers));
    }

    [Fact]
    public async Task ExecuteAsync_FailureByEvent_ThrowsActionFailed()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        Task<RoomCallParticipant> adding = call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(2);
        await _fixture.PostAsync(ScriptedFixture.Outcome("AddParticipantFailed", _fixture.Transport.Requests[1], KnownPhones.Answering, 486, 560486));
        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => adding);
        Assert.Equal((FailureOrigin.Event, 560486), (failed.Origin, failed.ResultInformation.SubCode));
    }

    [Fact]
    public async Task ExecuteAsync_RefusalByResponse_EndsAtOnce()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        _fixture.Transport.ThenFail(TransportErrors.Refusal(403, 7507));
        Assert.Equal(7507, (await Assert.ThrowsAsync<ActionFailedException>(() => call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token))).ResultInformation.SubCode);
        Assert.Equal((0, 0), (Operations().Count, _fixture.Clock.ActiveTimers));
    }

    [Fact]
    public async Task StartAsync_AcceptedWithoutAnEvent_TimesOutAsAccepted()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(removing.Completion.IsCompleted);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => removing.Completion);
        Assert.Equal((ActionEffect.Accepted, TimeSpan.FromSeconds(120)), (late.Effect, late.Timeout));
        Assert.Equal(0, Operations().Count);
    }

    [Fact]
    public async Task ExecuteAsync_Cancelled_StopsWaiting()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        using CancellationTokenSource cancellation = new();
        Task<RoomCallParticipant> adding = call.AddParticipantAsync(KnownPhones.Answering, cancellation.Token);
        await _fixture.Clock.WhenTimerAsync(TimeSpan.FromSeconds(195));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding);
        Assert.Equal(2, _fixture.Transport.Requests.Count);
    }

    [Fact]
    public async Task StartAsync_CallEnds_ThrowsCallEnded()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Bob);
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token);
        await _fixture.PostAsync(CallbackJson.Event("CallDisconnected"));
        Assert.False(removing.Completion.IsCompleted);
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(250));
        await Assert.ThrowsAsync<CallEndedException>(() => removing.Completion);
        await Assert.ThrowsAsync<CallEndedException>(() => call.RemoveParticipantAsync(KnownPeople.Bob, CurrentTest.Token));
        Assert.Equal(200, (await call.ExecuteAsync(new HangUpCall(), CurrentTest.Token)).Code);
        Assert.Equal(2, _fixture.Transport.Requests.Count);
    }

    [Theory]
    [InlineData(404, 0)]
    [InlineData(404, 8522)]
    public async Task HangUpAsync_AlreadyGone_Succeeds(int code, int subCode)
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        _fixture.Transport.ThenFail(TransportErrors.Refusal(code, subCode));
        Assert.Equal(subCode, (await call.ExecuteAsync(new HangUpCall(), CurrentTest.Token)).SubCode);
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
    }

    [Fact]
    public async Task StartAsync_HangUp_EndsWithCallDisconnected()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        RoomCallOperation<ResultInformation> hangUp = await call.StartAsync(new HangUpCall(), CurrentTest.Token);
        Assert.False(hangUp.Completion.IsCompleted);
        await _fixture.PostAsync(CallbackJson.Event("CallDisconnected", "\"callConnectionId\":\"c1\",\"resultInformation\":{\"code\":200,\"subCode\":7000}"));
        Assert.Equal(7000, (await hangUp.Completion).SubCode);
    }

    [Fact]
    public async Task ExecuteAsync_Read_ReturnsTheAnswer()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Alice);
        _fixture.Transport.ThenAnswer(ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[new(KnownPeople.Alice, true), new(KnownPeople.Bob)]));
        Assert.Equal([KnownPeople.Alice, KnownPeople.Bob], (await call.ListParticipantsAsync(CurrentTest.Token)).Select(p => p.Id));
        _fixture.Transport.ThenAnswer(ActionAnswer.FromValue(new RosterEntry(KnownPeople.Bob)));
        Assert.Equal(KnownPeople.Bob, (await call.GetParticipantAsync(KnownPeople.Bob, CurrentTest.Token)).Id);
        Assert.Equal(0, Operations().Count);
    }

    [Fact]
    public async Task StartAsync_ContextAndCallback_AreSentInTheEnvelope()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Bob);
        await call.StartAsync(new RemoveParticipant(KnownPeople.Bob) { OperationContext = "mine" }, CurrentTest.Token);
        await call.StartAsync(new RemoveParticipant(KnownPeople.Bob) { OperationCallbackUri = new Uri("https://other.example/x?y=1") }, CurrentTest.Token);
        ActionEnvelope[] sent = [.. _fixture.Transport.Requests.Select(r => r.Envelope)];
        Assert.Equal((null, "c1"), (sent[0].CallConnectionId, sent[1].CallConnectionId?.Value));
        Assert.Equal("mine", OperationContextCodec.Decode(sent[1].OperationContext).CallerContext);
        Assert.Null(sent[1].CallbackUri);
        Assert.StartsWith("https://other.example/x?y=1&call=", sent[2].CallbackUri!.AbsoluteUri, StringComparison.Ordinal);
        Assert.True(_fixture.Keys.TryRead(sent[2].CallbackUri!.Query, out CallKey key));
        Assert.True(_fixture.Runtime.Directory.TryGet(key, out _));
        Assert.Equal(ManualTimeProvider.Start, sent[1].FirstSent);
    }

    [Fact]
    public async Task StartAsync_CallbackWithoutACallbackSecret_Throws()
    {
        await using ScriptedFixture fixture = new(o => (o.CallbackUri, o.CallbackSecret) = (null, null));
        fixture.Transport.ThenAnswer(ScriptedFixture.Connection(state: CallConnectionState.Connected)).ThenAnswer(ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[]));
        await using IRoomCall call = await fixture.Manager.AttachAsync("c1", CurrentTest.Token);
        RemoveParticipant action = new(KnownPeople.Bob) { OperationCallbackUri = new Uri("https://other.example/") };
        Assert.Contains("CallbackSecret", (await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(action, CurrentTest.Token))).Message, StringComparison.Ordinal);
        fixture.Runtime.Directory.TryGet("c1", out LiveCall? live);
        Assert.Equal((2, 0), (fixture.Transport.Requests.Count, live!.Operations.Count));
    }

    private OpenOperations Operations() => _fixture.Runtime.Directory.All.Single().Operations;
}
