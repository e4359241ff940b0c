using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Legs;

public sealed class GivingUpConnectingSpecs
{
    private static readonly TimeSpan Slowly = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task I_can_cancel_connecting_after_it_was_accepted_and_the_leg_is_hung_up()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(emulator: o => o.ConnectDelay = Slowly);
        using CancellationTokenSource source = new();
        Task<IRoomCall> connect = fixture.Manager.ConnectAsync(fixture.Locator, source.Token);
        await fixture.AdvanceAsync(1);
        Assert.Equal(200, Assert.Single(fixture.Requests("Connect")).Status);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.OrTimeoutAsync());
        await UntilHungUpAsync(fixture);

        Assert.Single(fixture.Requests("Connect"));
        Assert.Empty(fixture.Manager.Calls);
        Assert.Empty(fixture.Runtime.Directory.All);
    }

    [Fact]
    public async Task I_can_cancel_connecting_before_the_answer_and_the_leg_is_hung_up_when_it_comes_up()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(emulator: o => o.ConnectDelay = Slowly);
        fixture.Fault("Connect", EmulatorFault.Delay(TimeSpan.FromSeconds(12)));
        using CancellationTokenSource source = new();
        Task<IRoomCall> connect = fixture.Manager.ConnectAsync(fixture.Locator, source.Token);
        await fixture.AdvanceAsync(1);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.OrTimeoutAsync());
        await UntilHungUpAsync(fixture);

        Assert.Single(fixture.Ledger(LedgerKind.Connected));
        Assert.Single(fixture.Requests("Connect"));
        Assert.Empty(fixture.Manager.Calls);
    }

    [Fact]
    public async Task I_can_connect_anew_right_after_giving_up()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(emulator: o => o.ConnectDelay = Slowly);
        using CancellationTokenSource source = new();
        Task<IRoomCall> connect = fixture.Manager.ConnectAsync(fixture.Locator, source.Token);
        await fixture.AdvanceAsync(1);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.OrTimeoutAsync());

        await using IRoomCall call = await fixture.AdvanceToResultAsync(fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token));
        await UntilHungUpAsync(fixture);

        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
        Assert.DoesNotContain(fixture.Ledger(LedgerKind.HungUp), e => e.CallConnectionId == call.ConnectionId!.Value.Value);
        Assert.Equal(2, (await call.ListParticipantsAsync(CurrentTest.Token)).Count);
    }

    [Fact]
    public async Task I_can_drop_the_manager_while_connecting_and_nothing_waits_for_ever()
    {
        EmulatorFixture fixture = await EmulatorFixture.StartAsync(emulator: o => o.ConnectDelay = Slowly);
        Task<IRoomCall> connect = fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token);
        await fixture.AdvanceAsync(1);

        await fixture.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.OrTimeoutAsync());
    }

    [Fact]
    public async Task I_can_see_no_leg_come_up_that_nobody_wanted()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(emulator: o => o.ConnectDelay = Slowly);
        await using EventCollector events = EventCollector.Listen(fixture.Manager);
        using CancellationTokenSource source = new();
        Task<IRoomCall> connect = fixture.Manager.ConnectAsync(fixture.Locator, source.Token);
        await fixture.AdvanceAsync(1);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.OrTimeoutAsync());

        await UntilHungUpAsync(fixture);
        await using IRoomCall call = await fixture.AdvanceToResultAsync(fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token));

        CallConnected connected = await events.UntilAsync<CallConnected>();
        Assert.Equal(call.ConnectionId, connected.CallConnectionId);
    }

    /// <summary>Lets time pass until the first leg of all has been hung up.</summary>
    private static async Task UntilHungUpAsync(EmulatorFixture fixture)
    {
        for (int second = 0; second < 60 && fixture.Ledger(LedgerKind.HungUp).Count == 0; second++)
        {
            await fixture.AdvanceAsync(1);
        }

        Assert.Single(fixture.Ledger(LedgerKind.HungUp));
    }
}
