using System.Net.WebSockets;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class SeatFaultsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_status_is_replied_before_or_after_executing(bool afterExecuting)
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        stage.Emulator.Faults.Add(EmulatorFault.Status(503, "4711", afterExecuting: afterExecuting).ForOperation("SeatRaiseHand"));
        (await meeting.Ben.AskAsync("raiseHand")).ExpectError(503, 4711);
        await stage.SettleAsync();
        Assert.Equal(afterExecuting, meeting.BenAsSeen["isHandRaised"]!.GetValue<bool>());
        Assert.Equal(("SeatRaiseHand", 503), (stage.Emulator.Requests[^1].Operation, stage.Emulator.Requests[^1].Status));
        (await meeting.Ben.AskAsync("raiseHand")).Expect();
        Assert.Empty(stage.Emulator.Faults.Pending);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_drop_cuts_the_socket_before_or_after_executing(bool afterExecuting)
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        stage.Emulator.Faults.Add(EmulatorFault.Drop(afterExecuting).ForOperation("SeatRaiseHand"));
        await Assert.ThrowsAsync<WebSocketException>(() => meeting.Ben.AskAsync("raiseHand"));
        Assert.Null(await meeting.Ben.Closed);
        await stage.SettleAsync();
        Assert.Equal(afterExecuting, meeting.BenAsSeen["isHandRaised"]!.GetValue<bool>());
        Assert.Equal(0, stage.Emulator.Requests[^1].Status);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_join_that_is_said_to_fail_ends_the_socket(bool afterExecuting, int joined)
    {
        await using Stage stage = await Stage.StartAsync();
        (string roomId, string[] users) = await stage.CreateRoomOfAsync("Presenter", "Attendee");
        SeatClient ann = await stage.SitAsync(roomId, users[0]);
        stage.Emulator.Faults.Add(EmulatorFault.Status(500, afterExecuting: afterExecuting).ForOperation("SeatJoin"));
        (SeatClient ben, SeatAnswer answer) = await stage.TrySitAsync(await stage.TokenOfAsync(users[1]), roomId);
        answer.ExpectError(500, 0);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await ben.Closed);
        Assert.Empty(ben.Updates);
        Assert.Equal(joined, stage.Emulator.Ledger.GetEntries(LedgerKind.Joined).Count);
        await stage.AdvanceAsync(120);
        Assert.Equal(1, ann.Self("totalParticipantCount")!.GetValue<int>());
    }

    [Fact]
    public async Task Faults_of_every_operation_match_seats_too_but_those_of_callbacks_wait()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        stage.Emulator.Faults.Add(EmulatorFault.Status(429));
        stage.Emulator.Faults.Add(EmulatorFault.Repeat(2));
        stage.Emulator.Faults.Add(EmulatorFault.Delay(TimeSpan.FromSeconds(1)));
        (await meeting.Ben.AskAsync("mute")).ExpectError(429, 0);
        Assert.Equal(["Repeat", "Delay"], stage.Emulator.Faults.Pending.Select(fault => fault.Kind.ToString()));
    }
}
