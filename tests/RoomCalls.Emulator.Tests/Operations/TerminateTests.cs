using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class TerminateTests
{
    [Fact]
    public async Task Terminating_ends_the_call_for_everybody()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string other = await fixture.ConnectedAsync(roomId);
        string own = await fixture.ConnectedAsync(roomId);
        ServiceResponse answer = await fixture.CallAsync("POST", own, ":terminate", repeatId: Guid.NewGuid().ToString());
        Assert.Equal((204, ""), (answer.Status, answer.Text));
        Assert.Equal("accepted", answer.Headers["Repeatability-Result"]);
        ReceivedCallback[] ended = [await fixture.Callbacks.NextAsync("CallDisconnected"), await fixture.Callbacks.NextAsync("CallDisconnected")];
        Assert.Equal((200, 7000), ended.Single(callback => callback.ConnectionId == own).Result);
        Assert.Equal((200, 5001), ended.Single(callback => callback.ConnectionId == other).Result);
        (await fixture.CallAsync("GET", other, "")).ExpectError(404, "8522");
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }

    [Fact]
    public async Task The_room_stays_and_the_next_call_is_another_one()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string first = await fixture.ConnectedAsync(roomId);
        string before = (await fixture.CallAsync("GET", first, "")).Expect(200)["serverCallId"];
        (await fixture.CallAsync("POST", first, ":terminate")).Expect(204);
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Alice);
        string second = await fixture.ConnectedAsync(roomId);
        Assert.NotEqual(before, (await fixture.CallAsync("GET", second, "")).Expect(200)["serverCallId"]);
    }

    [Fact]
    public async Task The_last_person_to_leave_ends_the_call()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        await fixture.ConnectedAsync(roomId);
        await fixture.LeaveAsync(roomId, EmulatorHttpFixture.Alice);
        ReceivedCallback ended = await fixture.Callbacks.NextAsync();
        Assert.Equal(("CallDisconnected", (200, 5001)), (ended.Type, ended.Result));
        Assert.Equal("This conversation has ended.. DiagCode: 0#5001.@", ended.Data["resultInformation"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_phone_alone_keeps_the_call_alive()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string id = await fixture.ConnectedAsync(roomId);
        (await fixture.AddPhoneAsync(id, "+14255550100")).Expect(202);
        await fixture.AdvanceAsync(1);
        await fixture.LeaveAsync(roomId, EmulatorHttpFixture.Alice);
        (await fixture.CallAsync("GET", id, "")).Expect(200);
        Assert.Empty(fixture.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }
}
