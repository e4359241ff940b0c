using System.Net.WebSockets;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class EndingTests
{
    [Fact]
    public async Task A_seat_that_leaves_gets_its_end_reason_and_the_others_see_it_go()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        await pair.Ben.DoAsync("leave");
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await pair.Ben.Closed);
        await fixture.SettleAsync();
        Assert.Equal(("Disconnected", (0, 0)), (pair.Ben.State, pair.Ben.EndReason));
        Assert.Equal(["Connected", "Disconnected"], pair.Ann.StatesOf(pair.BenId));
        Assert.Null(pair.Ann.LinesOf(pair.BenId)[^1]["endReason"]);
        Assert.Equal(["type", "participants", "removed", "totalParticipantCount"], pair.Ann.Updates[^1].Select(member => member.Key));
        Assert.Equal([pair.AnnId], (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).RawIds);
    }

    [Fact]
    public async Task The_last_one_to_leave_ends_the_call()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        await pair.Ben.DoAsync("leave");
        await pair.Ann.DoAsync("leave");
        await pair.Ann.Closed;
        Assert.Equal((200, 5001), (await fixture.Callbacks.NextAsync("CallDisconnected")).Result);
        Assert.Equal((0, 0), pair.Ann.EndReason);
    }

    [Fact]
    public async Task Hanging_up_for_everyone_ends_the_call_for_all()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        await pair.Ann.DoAsync("hangUpForEveryone");
        await pair.Ann.Closed;
        await pair.Ben.Closed;
        Assert.Equal(("Disconnected", (0, 0)), (pair.Ann.State, pair.Ann.EndReason));
        Assert.Equal(("Disconnected", (0, 4097)), (pair.Ben.State, pair.Ben.EndReason));
        Assert.Equal((200, 5001), (await fixture.Callbacks.NextAsync("CallDisconnected")).Result);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }

    [Fact]
    public async Task Call_Automation_terminates_every_seat()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        string connection = await fixture.ConnectedAsync(pair.RoomId);
        (await fixture.CallAsync("POST", connection, ":terminate")).Expect(204);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await pair.Ann.Closed);
        await pair.Ben.Closed;
        Assert.All([pair.Ann, pair.Ben], seat => Assert.Equal(("Disconnected", (0, 7000)), (seat.State, seat.EndReason)));
    }

    [Fact]
    public async Task Hanging_up_a_connection_leaves_the_seats_alone()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        string connection = await fixture.ConnectedAsync(pair.RoomId);
        (await fixture.CallAsync("DELETE", connection, "")).Expect(204);
        await pair.Ben.DoAsync("raiseHand");
        await fixture.SettleAsync();
        Assert.True(pair.BenAsSeen["isHandRaised"]!.GetValue<bool>());
    }

    [Fact]
    public async Task After_a_call_has_ended_a_new_one_begins_with_the_next_seat()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ann.DoAsync("hangUpForEveryone");
        SeatClient again = await fixture.SitAsync(pair.RoomId, pair.BenId);
        Assert.NotEqual(pair.Ben.Updates[0]["serverCallId"]!.GetValue<string>(), again.Updates[0]["serverCallId"]!.GetValue<string>());
        Assert.Equal(1, again.Self("totalParticipantCount")!.GetValue<int>());
    }

    [Fact]
    public async Task Reset_closes_every_socket()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        EmulatedSeat seat = await fixture.Emulator.FindSeatAsync(pair.RoomId, pair.BenId, TestContext.Current.CancellationToken);
        fixture.Emulator.Reset();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await pair.Ann.Closed);
        await pair.Ben.Closed;
        await fixture.SettleAsync();
        Assert.Equal(EmulatedSeatState.Disconnected, seat.State);
        Assert.Equal(409, (await Assert.ThrowsAsync<EmulatorRefusalException>(() => seat.MuteAsync(TestContext.Current.CancellationToken))).Status);
        await fixture.AdvanceAsync(600);
        Assert.Empty(fixture.Emulator.Ledger.Entries);
    }

    [Fact]
    public async Task Dispose_cuts_every_socket_and_leaves_no_timer()
    {
        EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync("add", "4:+15005550103", EmulatorHttpFixture.CallerId)).Expect();
        await fixture.DisposeAsync();
        await pair.Ann.Closed;
        await pair.Ben.Closed;
        Assert.Equal(0, fixture.Clock!.PendingTimers);
    }

    [Fact]
    public async Task The_clock_moves_although_a_client_that_acknowledges_is_gone()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ann.DoAsync("unmute");
        pair.Ben.Vanish();
        await pair.Ann.DoAsync("mute");
        await pair.Ann.DoAsync("leave");
        await fixture.AdvanceAsync(600);
        Assert.Empty(fixture.Emulator.Ledger.GetEntries(LedgerKind.Removed));
    }
}
