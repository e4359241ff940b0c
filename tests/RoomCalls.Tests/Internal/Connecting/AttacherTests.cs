using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Connecting;

public sealed class AttacherTests : IAsyncDisposable
{
    private static readonly ActionAnswer AliceAlone = ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[new(SamplePeople.Alice)]);
    private readonly World _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task AttachAsync_TakesTheKeyOfACallOfOurs()
    {
        CallKey key = CallKey.New();
        Uri callback = _world.Keys.Sign(new Uri("https://app.example/events"), key);
        _world.Transport.ThenAnswer(World.Connection(state: CallConnectionState.Connected, callback: callback)).ThenAnswer(AliceAlone);
        await using IRoomCall call = await _world.Manager.AttachAsync("c1", World.Token);
        Assert.Equal((CallConnectionState.Connected, null), (call.State.Connection, call.RoomId));
        await _world.PostToAsync(callback.Query, Wire.Roster(7, SamplePeople.Alice, SamplePeople.Bob));
        Assert.Equal(2, call.State.Participants.Count);
        await call.StartAsync(new RemoveParticipant(SamplePeople.Bob), World.Token);
        Assert.Null(_world.Transport.Requests[^1].Envelope.CallbackUri);
    }

    [Fact]
    public async Task AttachAsync_AForeignCallAsksForItsOwnCallbacks()
    {
        _world.Transport.ThenAnswer(World.Connection(state: CallConnectionState.Connected, callback: new Uri("https://other.example/x"))).ThenAnswer(AliceAlone);
        await using IRoomCall call = await _world.Manager.AttachAsync("c1", World.Token);
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(SamplePeople.Alice), World.Token);
        ScriptedRequest request = _world.Transport.Requests[^1];
        Assert.StartsWith("https://app.example/events?t=1&call=", request.Envelope.CallbackUri!.AbsoluteUri, StringComparison.Ordinal);
        await _world.PostToAsync(request.Envelope.CallbackUri.Query, World.Outcome("RemoveParticipantSucceeded", request, SamplePeople.Alice));
        Assert.Equal(200, (await removing.Completion).Code);
        Assert.Empty(call.State.Participants);
        Assert.Equal(200, (await call.ExecuteAsync(new HangUpCall(), World.Token)).Code);
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
    }

    [Fact]
    public async Task AttachAsync_AForeignCallConfirmsAMuteByReading()
    {
        _world.Transport.ThenAnswer(World.Connection(state: CallConnectionState.Connected)).ThenAnswer(AliceAlone);
        await using IRoomCall call = await _world.Manager.AttachAsync("c1", World.Token);
        _world.Transport.ThenAccept().ThenAnswer(AliceAlone).ThenAnswer(ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[new(SamplePeople.Alice, true)]));
        Task<StateConfirmation> muting = call.MuteParticipantAsync(SamplePeople.Alice, World.Token);
        await _world.Clock.WhenTimerAsync(TimeSpan.FromSeconds(1));
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(StateConfirmation.Confirmed, await muting);
    }

    [Fact]
    public async Task AttachAsync_WhatIsHeldAlreadySendsNothing()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        await using IRoomCall again = await _world.Manager.AttachAsync("c1", World.Token);
        Assert.Single(_world.Transport.Requests);
        Assert.Same(call.State, again.State);
    }

    [Fact]
    public async Task AttachAsync_RefusesNoIdAndAnEndedCall()
    {
        await Assert.ThrowsAsync<InvalidActionException>(() => _world.Manager.AttachAsync(default(CallConnectionId), World.Token));
        Assert.Empty(_world.Transport.Requests);
        _world.Transport.ThenAnswer(World.Connection(state: CallConnectionState.Disconnected));
        await Assert.ThrowsAsync<CallEndedException>(() => _world.Manager.AttachAsync("c1", World.Token));
    }

    [Fact]
    public async Task AttachAsync_WhenTheRosterCannotBeReadHoldsNothing()
    {
        _world.Transport.ThenAnswer(World.Connection(state: CallConnectionState.Connected)).ThenFail(Faults.Refusal(404, 8522));
        await Assert.ThrowsAsync<ActionFailedException>(() => _world.Manager.AttachAsync("c1", World.Token));
        Assert.Empty(_world.Engine.Registry.All);
    }
}
