using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Participants;

public sealed class HangUpSpecs
{
    [Fact]
    public async Task I_can_hang_up_my_call_connection_and_the_others_stay()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);

        await fixture.AdvanceToResultAsync(call.HangUpAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);

        Assert.IsType<CallDisconnected>((await events.ToEndAsync())[^1]);
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
        Assert.Single(fixture.Ledger(LedgerKind.HungUp));
        Assert.Empty(fixture.Ledger(LedgerKind.CallEnded));
        Assert.Empty(fixture.Ledger(LedgerKind.Left));
        Assert.Empty(fixture.Manager.Calls);
    }

    [Fact]
    public async Task I_can_hang_up_for_everyone()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();

        await fixture.AdvanceToResultAsync(call.HangUpForEveryoneAsync(CurrentTest.Token));

        Assert.Equal(7000, call.State.EndReason?.SubCode);
        Assert.Single(fixture.Ledger(LedgerKind.Terminated));
        Assert.Equal(2, fixture.Ledger(LedgerKind.Left).Count);
        Assert.Single(fixture.Ledger(LedgerKind.CallEnded));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I_can_hang_up_what_is_gone_already(bool forEveryone)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.HangUpAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);
        int before = fixture.CallRequests.Count;

        await (forEveryone ? call.HangUpForEveryoneAsync(CurrentTest.Token) : call.HangUpAsync(CurrentTest.Token));

        Assert.Equal(before, fixture.CallRequests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I_can_hang_up_what_is_gone_without_our_having_heard_of_it(bool forEveryone)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("HangUp", EmulatorFault.Lose());
        Task unheard = call.HangUpAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.Equal(CallConnectionState.Connected, call.State.Connection);

        await (forEveryone ? call.HangUpForEveryoneAsync(CurrentTest.Token) : call.HangUpAsync(CurrentTest.Token));
        await fixture.AdvanceToResultAsync(unheard);

        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
        Assert.Single(fixture.Ledger(LedgerKind.HungUp));
        Assert.Equal(404, fixture.Requests(forEveryone ? "Terminate" : "HangUp")[^1].Status);
    }

    [Fact]
    public async Task I_can_see_the_call_end_when_the_last_one_leaves()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);

        await fixture.LeaveAsync(fixture.Alice);
        await fixture.LeaveAsync(fixture.Bob);
        await fixture.AdvanceAsync(1);

        CallDisconnected end = await events.UntilAsync<CallDisconnected>();
        Assert.Equal(5001, end.ResultInformation?.SubCode);
        Assert.Equal(5001, call.State.EndReason?.SubCode);
    }
}
