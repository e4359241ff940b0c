using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Legs;

public sealed class SharedLegSpecs
{
    [Fact]
    public async Task I_can_connect_to_one_room_many_times_at_once_and_make_one_leg()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();

        IRoomCall[] handles = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token), CurrentTest.Token)));

        Assert.Single(fixture.Requests("Connect"));
        Assert.Single(fixture.Ledger(LedgerKind.Connected));
        Assert.Equal(10, handles.Distinct().Count());
        Assert.Single(handles.Select(h => h.ConnectionId).Distinct());
        Assert.Single(fixture.Manager.Calls);
        foreach (IRoomCall handle in handles)
        {
            await handle.DisposeAsync();
        }

        Assert.Empty(fixture.Manager.Calls);
    }

    [Fact]
    public async Task I_can_dispose_one_handle_and_the_other_goes_on_listening()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        IRoomCall first = await fixture.ConnectAsync();
        await using IRoomCall second = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(second);

        await first.DisposeAsync();
        await first.DisposeAsync();
        await fixture.LeaveAsync(fixture.Bob);

        Assert.Equal(fixture.Bob, (await events.UntilAsync<ParticipantLeft>()).Participant.Id);
        Assert.Throws<ObjectDisposedException>(() => first.ListenAsync(null, CurrentTest.Token));
        Assert.False(first.State.Participants.Contains(fixture.Bob));
        Assert.Equal([fixture.Alice], (await second.ListParticipantsAsync(CurrentTest.Token)).Select(p => p.Id));
        Assert.Empty(fixture.Ledger(LedgerKind.HungUp));
    }

    [Fact]
    public async Task I_can_connect_again_later_and_nothing_is_sent()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall first = await fixture.ConnectAsync();
        await fixture.AdvanceAsync(3600);
        int before = fixture.CallRequests.Count;

        await using IRoomCall again = await fixture.ConnectAsync();

        Assert.Equal(before, fixture.CallRequests.Count);
        Assert.Equal(first.ConnectionId, again.ConnectionId);
        Assert.Same(first.State, again.State);
    }

    [Fact]
    public async Task I_can_connect_again_after_the_call_has_ended()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall first = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(first.HangUpForEveryoneAsync(CurrentTest.Token));
        await fixture.JoinAsync(fixture.Alice);

        await using IRoomCall second = await fixture.ConnectAsync();

        Assert.Equal(2, fixture.Requests("Connect").Count);
        Assert.NotEqual(first.ConnectionId, second.ConnectionId);
        Assert.Equal(CallConnectionState.Disconnected, first.State.Connection);
        Assert.Equal([fixture.Alice], second.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task I_can_connect_again_after_the_last_handle_is_gone()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        IRoomCall first = await fixture.ConnectAsync();
        await first.DisposeAsync();

        await using IRoomCall second = await fixture.ConnectAsync();

        Assert.Equal(2, fixture.Requests("Connect").Count);
        Assert.NotEqual(first.ConnectionId, second.ConnectionId);
        Assert.Equal(2, second.State.Participants.Count);
    }

    [Fact]
    public async Task I_can_give_up_connecting_and_who_connects_with_me_does_not_notice()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(emulator: o => o.ConnectDelay = TimeSpan.FromSeconds(5));
        using CancellationTokenSource impatience = new();
        Task<IRoomCall> impatient = fixture.Manager.ConnectAsync(fixture.Locator, impatience.Token);
        Task<IRoomCall> patient = fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token);
        await fixture.AdvanceAsync(1);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.OrTimeoutAsync());
        await using IRoomCall call = await fixture.AdvanceToResultAsync(patient);

        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
        Assert.Single(fixture.Requests("Connect"));
        Assert.Empty(fixture.Ledger(LedgerKind.HungUp));
    }

    [Fact]
    public async Task I_can_connect_to_two_rooms_and_each_has_a_call_connection()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        Room other = await fixture.OpenRoomAsync(fixture.Bob);
        await using IRoomCall first = await fixture.ConnectAsync();
        await using IRoomCall second = await fixture.Manager.ConnectAsync(new ConnectCall(CallLocator.Room(other.Id)), CurrentTest.Token);
        await fixture.SettleAsync();

        Task<RoomCallParticipant> toFirst = first.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token);
        Task<RoomCallParticipant> toSecond = second.AddParticipantAsync(KnownPhones.Busy, CurrentTest.Token);

        await fixture.AdvanceToResultAsync(toFirst);
        await fixture.AdvanceToFailureAsync<ActionFailedException>(toSecond);
        await fixture.SettleAsync();
        Assert.Equal([fixture.Alice, fixture.Bob, KnownPhones.Answering], first.State.Participants.Select(p => p.Id));
        Assert.Equal([fixture.Bob], second.State.Participants.Select(p => p.Id));
        Assert.Equal(2, fixture.Manager.Calls.Count);
    }
}
