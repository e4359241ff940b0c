using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Facade;

public sealed class RoomCallHandleTests : IAsyncDisposable
{
    private readonly World _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Handle_TellsItsCall()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Phone);
        Assert.Equal(("c1", "991", RoomCallActor.Administrator), (call.ConnectionId.Value, call.RoomId?.Value, call.Actor));
        Assert.Equal("c1 as administrator: Connected, 1 participant", call.ToString());
    }

    [Fact]
    public async Task DisposeAsync_OfTheLastHandleStopsListeningAndSendsNothing()
    {
        IRoomCall one = await _world.ConnectAsync();
        IRoomCall two = await _world.Manager.ConnectAsync(World.Room, World.Token);
        await using IAsyncEnumerator<RoomCallEvent> reader = two.ListenAsync(World.Token).GetAsyncEnumerator(World.Token);
        await one.DisposeAsync();
        await one.DisposeAsync();
        Assert.Single(_world.Manager.Calls);
        await two.DisposeAsync();
        Assert.Empty(_world.Manager.Calls);
        Assert.Single(await reader.ToEndAsync());
        Assert.Single(_world.Transport.Requests);
    }

    [Fact]
    public async Task DisposeAsync_ADisposedHandleRefusesToWork()
    {
        IRoomCall one = await _world.ConnectAsync();
        await using IRoomCall two = await _world.Manager.ConnectAsync(World.Room, World.Token);
        await one.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => one.HangUpAsync(World.Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => one.StartAsync(new HangUpCall(), World.Token));
        Assert.Throws<ObjectDisposedException>(() => one.ListenAsync(World.Token));
        Assert.Single(_world.Transport.Requests);
    }

    [Fact]
    public async Task DisposeAsync_OfAViewReleasesNothing()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        Assert.True(_world.Manager.TryGetCall("c1", out IRoomCall? view));
        await view.DisposeAsync();
        await _world.Manager.Calls[0].DisposeAsync();
        Assert.Single(_world.Manager.Calls);
    }

    [Fact]
    public async Task CanAsync_OfAViewThatOutlivesTheLastHandleAllowsNothing()
    {
        IRoomCall call = await _world.ConnectAsync(SamplePeople.Alice);
        IRoomCall view = call.ForActor(RoomCallActor.Administrator);
        await call.DisposeAsync();
        RoomCallAction[] actions = [new HangUpCall(), new ListParticipants(), new AddParticipant(SamplePeople.Bob), new RemoveParticipant(SamplePeople.Alice)];
        foreach (RoomCallAction action in actions)
        {
            Assert.Equal(CapabilityReasonCodes.CallNotConnected, Assert.Single((await view.CanAsync(action, World.Token)).Reasons).Code);
            Assert.False(view.Can(action).IsAllowed);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => view.HangUpAsync(World.Token));
    }

    [Fact]
    public async Task ExecuteAsync_RefusesWhatIsNoActionOfACall()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(new CreateRoom(), World.Token));
        await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(new ConnectCall(World.Room), World.Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => call.ExecuteAsync<ResultInformation>(null!, World.Token));
        Assert.Single(_world.Transport.Requests);
    }

    [Fact]
    public async Task StartAsync_AnAddCanBeCancelledByItsInvitation()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        _world.Transport.ThenAnswer(new ActionAnswer { InvitationId = "inv-1" });
        RoomCallOperation<RoomCallParticipant> adding = await call.StartAsync(new AddParticipant(SamplePeople.Phone) { OperationContext = "mine" }, World.Token);
        Assert.Equal(("inv-1", "mine", true), (adding.InvitationId, adding.OperationContext, adding.CanCancel));
        Task cancelling = adding.CancelAsync(World.Token);
        await _world.Transport.WhenRequestsAsync(3);
        Assert.Equal("inv-1", Assert.IsType<CancelAddParticipant>(_world.Transport.Requests[2].Action).InvitationId);
        await _world.PostAsync(Wire.Event("CancelAddParticipantSucceeded", $"{World.Context(_world.Transport.Requests[2])},\"invitationId\":\"inv-1\",\"resultInformation\":{{\"code\":487,\"subCode\":5234}}"));
        await cancelling;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding.Completion);
    }

    [Fact]
    public async Task CancelAsync_OfWhatCannotBeSaysSo()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(SamplePeople.Bob), World.Token);
        Assert.False(removing.CanCancel);
        await Assert.ThrowsAsync<ActionNotSupportedException>(() => removing.CancelAsync(World.Token));
    }

    [Fact]
    public async Task ListenAsync_OfTheManagerBringsOneSnapshotPerCall()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Alice);
        await using IAsyncEnumerator<RoomCallEvent> reader = _world.Manager.ListenAsync(cancellationToken: World.Token).GetAsyncEnumerator(World.Token);
        await _world.PostAsync(Wire.Roster(2, SamplePeople.Alice, SamplePeople.Bob));
        Assert.Equal(SamplePeople.Alice, Assert.Single(Assert.IsType<RoomCallSnapshot>(await reader.NextAsync()).State.Participants).Id);
        Assert.Equal(["ParticipantsUpdated", "ParticipantJoined"], [(await reader.NextAsync()).Name, (await reader.NextAsync()).Name]);
        await _world.Engine.DisposeAsync();
        Assert.Empty(await reader.ToEndAsync());
        await using IAsyncEnumerator<RoomCallEvent> late = _world.Manager.ListenAsync(cancellationToken: World.Token).GetAsyncEnumerator(World.Token);
        Assert.Empty(await late.ToEndAsync());
    }
}
