using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class TerminateTests
{
    [Fact]
    public async Task Terminating_ends_the_call_for_everybody()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string other = await stage.ConnectedAsync(roomId);
        string own = await stage.ConnectedAsync(roomId);
        ServiceAnswer answer = await stage.CallAsync("POST", own, ":terminate", repeatId: Guid.NewGuid().ToString());
        Assert.Equal((204, ""), (answer.Status, answer.Text));
        Assert.Equal("accepted", answer.Headers["Repeatability-Result"]);
        Callback[] ended = [await stage.Sink.NextAsync("CallDisconnected"), await stage.Sink.NextAsync("CallDisconnected")];
        Assert.Equal((200, 7000), ended.Single(callback => callback.ConnectionId == own).Result);
        Assert.Equal((200, 5001), ended.Single(callback => callback.ConnectionId == other).Result);
        (await stage.CallAsync("GET", other, "")).ExpectError(404, "8522");
        Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }

    [Fact]
    public async Task The_room_stays_and_the_next_call_is_another_one()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string first = await stage.ConnectedAsync(roomId);
        string before = (await stage.CallAsync("GET", first, "")).Expect(200)["serverCallId"];
        (await stage.CallAsync("POST", first, ":terminate")).Expect(204);
        await stage.JoinAsync(roomId, Stage.Alice);
        string second = await stage.ConnectedAsync(roomId);
        Assert.NotEqual(before, (await stage.CallAsync("GET", second, "")).Expect(200)["serverCallId"]);
    }

    [Fact]
    public async Task The_last_person_to_leave_ends_the_call()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        await stage.ConnectedAsync(roomId);
        await stage.LeaveAsync(roomId, Stage.Alice);
        Callback ended = await stage.Sink.NextAsync();
        Assert.Equal(("CallDisconnected", (200, 5001)), (ended.Type, ended.Result));
        Assert.Equal("This conversation has ended.. DiagCode: 0#5001.@", ended.Data["resultInformation"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_phone_alone_keeps_the_call_alive()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string id = await stage.ConnectedAsync(roomId);
        (await stage.AddPhoneAsync(id, "+14255550100")).Expect(202);
        await stage.AdvanceAsync(1);
        await stage.LeaveAsync(roomId, Stage.Alice);
        (await stage.CallAsync("GET", id, "")).Expect(200);
        Assert.Empty(stage.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }
}
