using System.Net.WebSockets;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class EndingTests
{
    [Fact]
    public async Task Who_leaves_is_told_answered_and_closed_and_the_others_see_them_go()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        await meeting.Ben.DoAsync("leave");
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await meeting.Ben.Closed);
        await stage.SettleAsync();
        Assert.Equal(("Disconnected", (0, 0)), (meeting.Ben.State, meeting.Ben.EndReason));
        Assert.Equal(["Connected", "Disconnected"], meeting.Ann.StatesOf(meeting.BenId));
        Assert.Null(meeting.Ann.LinesOf(meeting.BenId)[^1]["endReason"]);
        Assert.Equal(["type", "participants", "removed", "totalParticipantCount"], meeting.Ann.Updates[^1].Select(member => member.Key));
        Assert.Equal([meeting.AnnId], (await stage.Sink.NextAsync("ParticipantsUpdated")).RawIds);
    }

    [Fact]
    public async Task The_last_one_to_leave_ends_the_call()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        await meeting.Ben.DoAsync("leave");
        await meeting.Ann.DoAsync("leave");
        await meeting.Ann.Closed;
        Assert.Equal((200, 5001), (await stage.Sink.NextAsync("CallDisconnected")).Result);
        Assert.Equal((0, 0), meeting.Ann.EndReason);
    }

    [Fact]
    public async Task Hanging_up_for_everyone_ends_the_call_for_all()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        await meeting.Ann.DoAsync("hangUpForEveryone");
        await meeting.Ann.Closed;
        await meeting.Ben.Closed;
        Assert.Equal(("Disconnected", (0, 0)), (meeting.Ann.State, meeting.Ann.EndReason));
        Assert.Equal(("Disconnected", (0, 4097)), (meeting.Ben.State, meeting.Ben.EndReason));
        Assert.Equal((200, 5001), (await stage.Sink.NextAsync("CallDisconnected")).Result);
        Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }

    [Fact]
    public async Task Call_Automation_terminates_every_seat()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        string connection = await stage.ConnectedAsync(meeting.RoomId);
        (await stage.CallAsync("POST", connection, ":terminate")).Expect(204);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await meeting.Ann.Closed);
        await meeting.Ben.Closed;
        Assert.All([meeting.Ann, meeting.Ben], seat => Assert.Equal(("Disconnected", (0, 7000)), (seat.State, seat.EndReason)));
    }

    [Fact]
    public async Task Hanging_up_a_connection_leaves_the_seats_alone()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        string connection = await stage.ConnectedAsync(meeting.RoomId);
        (await stage.CallAsync("DELETE", connection, "")).Expect(204);
        await meeting.Ben.DoAsync("raiseHand");
        await stage.SettleAsync();
        Assert.True(meeting.BenAsSeen["isHandRaised"]!.GetValue<bool>());
    }

    [Fact]
    public async Task After_a_call_has_ended_a_new_one_begins_with_the_next_seat()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await meeting.Ann.DoAsync("hangUpForEveryone");
        SeatClient again = await stage.SitAsync(meeting.RoomId, meeting.BenId);
        Assert.NotEqual(meeting.Ben.Updates[0]["serverCallId"]!.GetValue<string>(), again.Updates[0]["serverCallId"]!.GetValue<string>());
        Assert.Equal(1, again.Self("totalParticipantCount")!.GetValue<int>());
    }

    [Fact]
    public async Task Reset_closes_every_socket()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        EmulatedSeat seat = await stage.Emulator.FindSeatAsync(meeting.RoomId, meeting.BenId, TestContext.Current.CancellationToken);
        stage.Emulator.Reset();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await meeting.Ann.Closed);
        await meeting.Ben.Closed;
        await stage.SettleAsync();
        Assert.Equal(EmulatedSeatState.Disconnected, seat.State);
        Assert.Equal(409, (await Assert.ThrowsAsync<EmulatorRefusalException>(() => seat.MuteAsync(TestContext.Current.CancellationToken))).Status);
        await stage.AdvanceAsync(600);
        Assert.Empty(stage.Emulator.Ledger.Entries);
    }

    [Fact]
    public async Task Dispose_cuts_every_socket_and_leaves_no_timer()
    {
        Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync("add", "4:+15005550103", Stage.CallerId)).Expect();
        await stage.DisposeAsync();
        await meeting.Ann.Closed;
        await meeting.Ben.Closed;
        Assert.Equal(0, stage.Clock!.PendingTimers);
    }

    [Fact]
    public async Task The_clock_moves_although_a_client_that_acknowledges_is_gone()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await meeting.Ann.DoAsync("unmute");
        meeting.Ben.Vanish();
        await meeting.Ann.DoAsync("mute");
        await meeting.Ann.DoAsync("leave");
        await stage.AdvanceAsync(600);
        Assert.Empty(stage.Emulator.Ledger.GetEntries(LedgerKind.Removed));
    }
}
