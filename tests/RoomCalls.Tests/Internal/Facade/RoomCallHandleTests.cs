using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Facade;

public sealed class RoomCallHandleTests : IAsyncDisposable
{
    private readonly ScriptedFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task ToString_Handle_NamesItsCall()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPhones.Answering);
        Assert.Equal(("c1", "991", RoomCallActor.Administrator), (call.ConnectionId!.Value.Value, call.RoomId?.Value, call.Actor));
        Assert.Equal("c1 as administrator: Connected, 1 participant", call.ToString());
    }

    [Fact]
    public async Task DisposeAsync_LastHandle_StopsListeningAndSendsNothing()
    {
        IRoomCall one = await _fixture.ConnectAsync();
        IRoomCall two = await _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        await using EventCollector reader = EventCollector.Listen(two);
        await one.DisposeAsync();
        await one.DisposeAsync();
        Assert.Single(_fixture.Manager.Calls);
        await two.DisposeAsync();
        Assert.Empty(_fixture.Manager.Calls);
        Assert.Single(await reader.ToEndAsync());
        Assert.Single(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task ExecuteAsync_DisposedHandle_Throws()
    {
        IRoomCall one = await _fixture.ConnectAsync();
        await using IRoomCall two = await _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        await one.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => one.HangUpAsync(CurrentTest.Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => one.StartAsync(new HangUpCall(), CurrentTest.Token));
        Assert.Throws<ObjectDisposedException>(() => one.ListenAsync(CurrentTest.Token));
        Assert.Single(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task DisposeAsync_View_ReleasesNothing()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        Assert.True(_fixture.Manager.TryGetCall("c1", out IRoomCall? view));
        await view.DisposeAsync();
        await _fixture.Manager.Calls[0].DisposeAsync();
        Assert.Single(_fixture.Manager.Calls);
    }

    [Fact]
    public async Task CanAsync_ViewAfterTheLastHandle_AllowsNothing()
    {
        IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Alice);
        IRoomCall view = call.ForActor(RoomCallActor.Administrator);
        await call.DisposeAsync();
        RoomCallAction[] actions = [new HangUpCall(), new ListParticipants(), new AddParticipant(KnownPeople.Bob), new RemoveParticipant(KnownPeople.Alice)];
        foreach (RoomCallAction action in actions)
        {
            Assert.Equal(CapabilityReasonCodes.CallNotConnected, Assert.Single((await view.CanAsync(action, CurrentTest.Token)).Reasons).Code);
            Assert.False(view.Can(action).IsAllowed);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => view.HangUpAsync(CurrentTest.Token));
    }

    [Fact]
    public async Task ExecuteAsync_NoActionOfACall_Throws()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(new CreateRoom(), CurrentTest.Token));
        await Assert.ThrowsAsync<InvalidActionException>(() => call.ExecuteAsync(new ConnectCall(ScriptedFixture.Locator), CurrentTest.Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => call.ExecuteAsync<ResultInformation>(null!, CurrentTest.Token));
        Assert.Single(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task CancelAsync_Add_CancelsItsInvitation()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        _fixture.Transport.ThenAnswer(ActionAnswer.Invitation("inv-1"));
        RoomCallOperation<RoomCallParticipant> adding = await call.StartAsync(new AddParticipant(KnownPhones.Answering) { OperationContext = "mine" }, CurrentTest.Token);
        Assert.Equal(("inv-1", "mine", true), (adding.Accepted.InvitationId, adding.OperationContext, adding.CanCancel));
        Task cancelling = adding.CancelAsync(CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(3);
        Assert.Equal("inv-1", Assert.IsType<CancelAddParticipant>(_fixture.Transport.Requests[2].Action).InvitationId);
        await _fixture.PostAsync(CallbackJson.Event("CancelAddParticipantSucceeded", $"{ScriptedFixture.Context(_fixture.Transport.Requests[2])},\"invitationId\":\"inv-1\",\"resultInformation\":{{\"code\":487,\"subCode\":5234}}"));
        await cancelling;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding.Completion);
    }

    [Fact]
    public async Task CancelAsync_ActionWithoutCancel_Throws()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        RoomCallOperation<ResultInformation> removing = await call.StartAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token);
        Assert.False(removing.CanCancel);
        await Assert.ThrowsAsync<ActionNotSupportedException>(() => removing.CancelAsync(CurrentTest.Token));
    }

    [Fact]
    public async Task ListenAsync_Manager_HasOneSnapshotPerCall()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Alice);
        await using EventCollector reader = EventCollector.Listen(_fixture.Manager);
        await _fixture.PostAsync(CallbackJson.Roster(2, KnownPeople.Alice, KnownPeople.Bob));
        Assert.Equal(KnownPeople.Alice, Assert.Single(Assert.IsType<RoomCallSnapshot>(await reader.NextAsync()).State.Participants).Id);
        Assert.Equal(["ParticipantsUpdated", "ParticipantJoined"], [(await reader.NextAsync()).Name, (await reader.NextAsync()).Name]);
        await _fixture.Runtime.DisposeAsync();
        Assert.Empty(await reader.ToEndAsync());
        await using EventCollector late = EventCollector.Listen(_fixture.Manager);
        Assert.Empty(await late.ToEndAsync());
    }
}
