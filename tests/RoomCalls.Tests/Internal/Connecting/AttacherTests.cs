using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Connecting;

public sealed class AttacherTests : IAsyncDisposable
{
    private static readonly ActionAnswer AliceAlone = ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[new(KnownPeople.Alice)]);
    private readonly ScriptedFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task AttachAsync_CallOfOurs_UsesItsKey()
    {
        CallKey key = CallKey.New();
        Uri callback = _fixture.Keys.Sign(new Uri("https://app.example/events"), key);
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection(state: CallConnectionState.Connected, callback: callback)).ThenAnswer(AliceAlone);
        await using IRoomCall call = await _fixture.Manager.AttachAsync("c1", CurrentTest.Token);
        Assert.Equal((CallConnectionState.Connected, null), (call.State.Connection, call.RoomId));
        await _fixture.PostToAsync(callback.Query, CallbackJson.Roster(7, KnownPeople.Alice, KnownPeople.Bob));
        Assert.Equal(2, call.State.Participants.Count);
        await call.StartAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token);
        Assert.Null(_fixture.Transport.Requests[^1].Envelope.CallbackUri);
    }

    [Fact]
    public async Task AttachAsync_ForeignCall_SendsACallbackWithEachAction()
    {
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection(state: CallConnectionState.Connected, callback: new Uri("https://other.example/x"))).ThenAnswer(AliceAlone);
        await using IRoomCall call = await _fixture.Manager.AttachAsync("c1", CurrentTest.Token);
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(KnownPeople.Alice), CurrentTest.Token);
        ScriptedRequest request = _fixture.Transport.Requests[^1];
        Assert.StartsWith("https://app.example/events?t=1&call=", request.Envelope.CallbackUri!.AbsoluteUri, StringComparison.Ordinal);
        await _fixture.PostToAsync(request.Envelope.CallbackUri.Query, ScriptedFixture.Outcome("RemoveParticipantSucceeded", request, KnownPeople.Alice));
        Assert.Equal(200, (await removing.Completion).Code);
        Assert.Empty(call.State.Participants);
        Assert.Equal(200, (await call.ExecuteAsync(new HangUpCall(), CurrentTest.Token)).Code);
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
    }

    [Fact]
    public async Task AttachAsync_ForeignCall_ConfirmsAMuteByReading()
    {
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection(state: CallConnectionState.Connected)).ThenAnswer(AliceAlone);
        await using IRoomCall call = await _fixture.Manager.AttachAsync("c1", CurrentTest.Token);
        _fixture.Transport.ThenAccept().ThenAnswer(AliceAlone).ThenAnswer(ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[new(KnownPeople.Alice, true)]));
        Task<StateConfirmation> muting = call.MuteParticipantAsync(KnownPeople.Alice, CurrentTest.Token);
        await _fixture.Clock.WhenTimerAsync(TimeSpan.FromSeconds(1));
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(StateConfirmation.Confirmed, await muting);
    }

    [Fact]
    public async Task AttachAsync_HeldCall_SendsNothing()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        await using IRoomCall again = await _fixture.Manager.AttachAsync("c1", CurrentTest.Token);
        Assert.Single(_fixture.Transport.Requests);
        Assert.Same(call.State, again.State);
    }

    [Fact]
    public async Task AttachAsync_NoIdOrEndedCall_Throws()
    {
        await Assert.ThrowsAsync<InvalidActionException>(() => _fixture.Manager.AttachAsync(default(CallConnectionId), CurrentTest.Token));
        Assert.Empty(_fixture.Transport.Requests);
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection(state: CallConnectionState.Disconnected));
        await Assert.ThrowsAsync<CallEndedException>(() => _fixture.Manager.AttachAsync("c1", CurrentTest.Token));
    }

    [Fact]
    public async Task AttachAsync_RosterCannotBeRead_HoldsNothing()
    {
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection(state: CallConnectionState.Connected)).ThenFail(TransportErrors.Refusal(404, 8522));
        await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Manager.AttachAsync("c1", CurrentTest.Token));
        Assert.Empty(_fixture.Runtime.Directory.All);
    }
}
