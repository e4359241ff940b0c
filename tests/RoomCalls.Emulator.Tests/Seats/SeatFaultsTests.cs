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
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Status(503, "4711", afterExecuting: afterExecuting).ForOperation("SeatRaiseHand"));
        (await pair.Ben.AskAsync("raiseHand")).ExpectError(503, 4711);
        await fixture.SettleAsync();
        Assert.Equal(afterExecuting, pair.BenAsSeen["isHandRaised"]!.GetValue<bool>());
        Assert.Equal(("SeatRaiseHand", 503), (fixture.Emulator.Requests[^1].Operation, fixture.Emulator.Requests[^1].Status));
        (await pair.Ben.AskAsync("raiseHand")).Expect();
        Assert.Empty(fixture.Emulator.Faults.Pending);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_drop_cuts_the_socket_before_or_after_executing(bool afterExecuting)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Drop(afterExecuting).ForOperation("SeatRaiseHand"));
        await Assert.ThrowsAsync<WebSocketException>(() => pair.Ben.AskAsync("raiseHand"));
        Assert.Null(await pair.Ben.Closed);
        await fixture.SettleAsync();
        Assert.Equal(afterExecuting, pair.BenAsSeen["isHandRaised"]!.GetValue<bool>());
        Assert.Equal(0, fixture.Emulator.Requests[^1].Status);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_join_that_is_said_to_fail_ends_the_socket(bool afterExecuting, int joined)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter", "Attendee");
        SeatClient ann = await fixture.SitAsync(roomId, users[0]);
        fixture.Emulator.Faults.Add(EmulatorFault.Status(500, afterExecuting: afterExecuting).ForOperation("SeatJoin"));
        (SeatClient ben, SeatReply answer) = await fixture.TrySitAsync(await fixture.TokenOfAsync(users[1]), roomId);
        answer.ExpectError(500, 0);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await ben.Closed);
        Assert.Empty(ben.Updates);
        Assert.Equal(joined, fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined).Count);
        await fixture.AdvanceAsync(120);
        Assert.Equal(1, ann.Self("totalParticipantCount")!.GetValue<int>());
    }

    [Fact]
    public async Task Faults_of_every_operation_match_seats_too_but_those_of_callbacks_wait()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        fixture.Emulator.Faults.Add(EmulatorFault.Status(429));
        fixture.Emulator.Faults.Add(EmulatorFault.Repeat(2));
        fixture.Emulator.Faults.Add(EmulatorFault.Delay(TimeSpan.FromSeconds(1)));
        (await pair.Ben.AskAsync("mute")).ExpectError(429, 0);
        Assert.Equal(["Repeat", "Delay"], fixture.Emulator.Faults.Pending.Select(fault => fault.Kind.ToString()));
    }
}
