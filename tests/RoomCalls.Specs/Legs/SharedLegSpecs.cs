using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Legs;

public sealed class SharedLegSpecs
{
    [Fact]
    public async Task I_can_connect_to_one_room_many_times_at_once_and_make_one_leg()
    {
        await using Stage stage = await Stage.BuildAsync();

        IRoomCall[] handles = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => stage.Manager.ConnectAsync(stage.Locator, Stage.Token), Stage.Token)));

        Assert.Single(stage.Requests("Connect"));
        Assert.Single(stage.Ledger(LedgerKind.Connected));
        Assert.Equal(10, handles.Distinct().Count());
        Assert.Single(handles.Select(h => h.ConnectionId).Distinct());
        Assert.Single(stage.Manager.Calls);
        foreach (IRoomCall handle in handles)
        {
            await handle.DisposeAsync();
        }

        Assert.Empty(stage.Manager.Calls);
    }

    [Fact]
    public async Task I_can_dispose_one_handle_and_the_other_goes_on_listening()
    {
        await using Stage stage = await Stage.BuildAsync();
        IRoomCall first = await stage.ConnectAsync();
        await using IRoomCall second = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(second);

        await first.DisposeAsync();
        await first.DisposeAsync();
        await stage.LeaveAsync(stage.Bob);

        Assert.Equal(stage.Bob, (await audience.UntilAsync<ParticipantLeft>()).Participant.Id);
        Assert.Throws<ObjectDisposedException>(() => first.ListenAsync(null, Stage.Token));
        Assert.False(first.State.Participants.Contains(stage.Bob));
        Assert.Equal([stage.Alice], (await second.ListParticipantsAsync(Stage.Token)).Select(p => p.Id));
        Assert.Empty(stage.Ledger(LedgerKind.HungUp));
    }

    [Fact]
    public async Task I_can_connect_again_later_and_nothing_is_sent()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall first = await stage.ConnectAsync();
        await stage.PassAsync(3600);
        int before = stage.CallRequests.Count;

        await using IRoomCall again = await stage.ConnectAsync();

        Assert.Equal(before, stage.CallRequests.Count);
        Assert.Equal(first.ConnectionId, again.ConnectionId);
        Assert.Same(first.State, again.State);
    }

    [Fact]
    public async Task I_can_connect_again_after_the_call_has_ended()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall first = await stage.ConnectAsync();
        await stage.OutcomeAsync(first.HangUpForEveryoneAsync(Stage.Token));
        await stage.JoinAsync(stage.Alice);

        await using IRoomCall second = await stage.ConnectAsync();

        Assert.Equal(2, stage.Requests("Connect").Count);
        Assert.NotEqual(first.ConnectionId, second.ConnectionId);
        Assert.Equal(CallConnectionState.Disconnected, first.State.Connection);
        Assert.Equal([stage.Alice], second.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task I_can_connect_again_after_the_last_handle_is_gone()
    {
        await using Stage stage = await Stage.BuildAsync();
        IRoomCall first = await stage.ConnectAsync();
        await first.DisposeAsync();

        await using IRoomCall second = await stage.ConnectAsync();

        Assert.Equal(2, stage.Requests("Connect").Count);
        Assert.NotEqual(first.ConnectionId, second.ConnectionId);
        Assert.Equal(2, second.State.Participants.Count);
    }

    [Fact]
    public async Task I_can_give_up_connecting_and_who_connects_with_me_does_not_notice()
    {
        await using Stage stage = await Stage.BuildAsync(emulator: o => o.ConnectDelay = TimeSpan.FromSeconds(5));
        using CancellationTokenSource impatience = new();
        Task<IRoomCall> impatient = stage.Manager.ConnectAsync(stage.Locator, impatience.Token);
        Task<IRoomCall> patient = stage.Manager.ConnectAsync(stage.Locator, Stage.Token);
        await stage.PassAsync(1);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.GuardedAsync());
        await using IRoomCall call = await stage.OutcomeAsync(patient);

        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
        Assert.Single(stage.Requests("Connect"));
        Assert.Empty(stage.Ledger(LedgerKind.HungUp));
    }

    [Fact]
    public async Task I_can_connect_to_two_rooms_and_each_has_its_own_leg()
    {
        await using Stage stage = await Stage.BuildAsync();
        Room other = await stage.OpenRoomAsync(stage.Bob);
        await using IRoomCall first = await stage.ConnectAsync();
        await using IRoomCall second = await stage.Manager.ConnectAsync(new ConnectCall(CallLocator.Room(other.Id)), Stage.Token);
        await stage.SettleAsync();

        Task<RoomCallParticipant> toFirst = first.AddParticipantAsync(Phones.Answering, Stage.Token);
        Task<RoomCallParticipant> toSecond = second.AddParticipantAsync(Phones.Busy, Stage.Token);

        await stage.OutcomeAsync(toFirst);
        await stage.FailureAsync<ActionFailedException>(toSecond);
        await stage.SettleAsync();
        Assert.Equal([stage.Alice, stage.Bob, Phones.Answering], first.State.Participants.Select(p => p.Id));
        Assert.Equal([stage.Bob], second.State.Participants.Select(p => p.Id));
        Assert.Equal(2, stage.Manager.Calls.Count);
    }
}
