using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Participants;

public sealed class HangUpSpecs
{
    [Fact]
    public async Task I_can_hang_up_my_own_leg_and_the_others_stay()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);

        await stage.OutcomeAsync(call.HangUpAsync(Stage.Token));
        await stage.PassAsync(1);

        Assert.IsType<CallDisconnected>((await audience.ToEndAsync())[^1]);
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
        Assert.Single(stage.Ledger(LedgerKind.HungUp));
        Assert.Empty(stage.Ledger(LedgerKind.CallEnded));
        Assert.Empty(stage.Ledger(LedgerKind.Left));
        Assert.Empty(stage.Manager.Calls);
    }

    [Fact]
    public async Task I_can_hang_up_for_everyone()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();

        await stage.OutcomeAsync(call.HangUpForEveryoneAsync(Stage.Token));

        Assert.Equal(7000, call.State.EndReason?.SubCode);
        Assert.Single(stage.Ledger(LedgerKind.Terminated));
        Assert.Equal(2, stage.Ledger(LedgerKind.Left).Count);
        Assert.Single(stage.Ledger(LedgerKind.CallEnded));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I_can_hang_up_what_is_gone_already(bool forEveryone)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.HangUpAsync(Stage.Token));
        await stage.PassAsync(1);
        int before = stage.CallRequests.Count;

        await (forEveryone ? call.HangUpForEveryoneAsync(Stage.Token) : call.HangUpAsync(Stage.Token));

        Assert.Equal(before, stage.CallRequests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I_can_hang_up_what_is_gone_without_our_having_heard_of_it(bool forEveryone)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("HangUp", EmulatorFault.Lose());
        Task unheard = call.HangUpAsync(Stage.Token);
        await stage.SettleAsync();
        Assert.Equal(CallConnectionState.Connected, call.State.Connection);

        await (forEveryone ? call.HangUpForEveryoneAsync(Stage.Token) : call.HangUpAsync(Stage.Token));
        await stage.OutcomeAsync(unheard);

        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
        Assert.Single(stage.Ledger(LedgerKind.HungUp));
        Assert.Equal(404, stage.Requests(forEveryone ? "Terminate" : "HangUp")[^1].Status);
    }

    [Fact]
    public async Task I_can_see_the_call_end_when_the_last_one_leaves()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);

        await stage.LeaveAsync(stage.Alice);
        await stage.LeaveAsync(stage.Bob);
        await stage.PassAsync(1);

        CallDisconnected end = await audience.UntilAsync<CallDisconnected>();
        Assert.Equal(5001, end.Result?.SubCode);
        Assert.Equal(5001, call.State.EndReason?.SubCode);
    }
}
