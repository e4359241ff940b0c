using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Legs;

public sealed class GivingUpConnectingSpecs
{
    private static readonly TimeSpan Slowly = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task I_can_cancel_connecting_after_it_was_accepted_and_the_leg_is_hung_up()
    {
        await using Stage stage = await Stage.BuildAsync(emulator: o => o.ConnectDelay = Slowly);
        using CancellationTokenSource source = new();
        Task<IRoomCall> connect = stage.Manager.ConnectAsync(stage.Locator, source.Token);
        await stage.PassAsync(1);
        Assert.Equal(200, Assert.Single(stage.Requests("Connect")).Status);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.GuardedAsync());
        await UntilHungUpAsync(stage);

        Assert.Single(stage.Requests("Connect"));
        Assert.Empty(stage.Manager.Calls);
        Assert.Empty(stage.Engine.Registry.All);
    }

    [Fact]
    public async Task I_can_cancel_connecting_before_the_answer_and_the_leg_is_hung_up_when_it_comes_up()
    {
        await using Stage stage = await Stage.BuildAsync(emulator: o => o.ConnectDelay = Slowly);
        stage.Fault("Connect", EmulatorFault.Delay(TimeSpan.FromSeconds(12)));
        using CancellationTokenSource source = new();
        Task<IRoomCall> connect = stage.Manager.ConnectAsync(stage.Locator, source.Token);
        await stage.PassAsync(1);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.GuardedAsync());
        await UntilHungUpAsync(stage);

        Assert.Single(stage.Ledger(LedgerKind.Connected));
        Assert.Single(stage.Requests("Connect"));
        Assert.Empty(stage.Manager.Calls);
    }

    [Fact]
    public async Task I_can_connect_anew_right_after_giving_up()
    {
        await using Stage stage = await Stage.BuildAsync(emulator: o => o.ConnectDelay = Slowly);
        using CancellationTokenSource source = new();
        Task<IRoomCall> connect = stage.Manager.ConnectAsync(stage.Locator, source.Token);
        await stage.PassAsync(1);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.GuardedAsync());

        await using IRoomCall call = await stage.OutcomeAsync(stage.Manager.ConnectAsync(stage.Locator, Stage.Token));
        await UntilHungUpAsync(stage);

        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
        Assert.DoesNotContain(stage.Ledger(LedgerKind.HungUp), e => e.CallConnectionId == call.ConnectionId!.Value.Value);
        Assert.Equal(2, (await call.ListParticipantsAsync(Stage.Token)).Count);
    }

    [Fact]
    public async Task I_can_drop_the_manager_while_connecting_and_nothing_waits_for_ever()
    {
        Stage stage = await Stage.BuildAsync(emulator: o => o.ConnectDelay = Slowly);
        Task<IRoomCall> connect = stage.Manager.ConnectAsync(stage.Locator, Stage.Token);
        await stage.PassAsync(1);

        await stage.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.GuardedAsync());
    }

    [Fact]
    public async Task I_can_see_no_leg_come_up_that_nobody_wanted()
    {
        await using Stage stage = await Stage.BuildAsync(emulator: o => o.ConnectDelay = Slowly);
        await using Audience audience = Audience.Of(stage.Manager);
        using CancellationTokenSource source = new();
        Task<IRoomCall> connect = stage.Manager.ConnectAsync(stage.Locator, source.Token);
        await stage.PassAsync(1);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect.GuardedAsync());

        await UntilHungUpAsync(stage);
        await using IRoomCall call = await stage.OutcomeAsync(stage.Manager.ConnectAsync(stage.Locator, Stage.Token));

        CallConnected connected = await audience.UntilAsync<CallConnected>();
        Assert.Equal(call.ConnectionId, connected.CallConnectionId);
    }

    /// <summary>Lets time pass until the first leg of all has been hung up.</summary>
    private static async Task UntilHungUpAsync(Stage stage)
    {
        for (int second = 0; second < 60 && stage.Ledger(LedgerKind.HungUp).Count == 0; second++)
        {
            await stage.PassAsync(1);
        }

        Assert.Single(stage.Ledger(LedgerKind.HungUp));
    }
}
