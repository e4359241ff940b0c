using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class HangUpTests
{
    [Fact]
    public async Task Hanging_up_ends_the_own_leg_only()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string leaving = await stage.ConnectedAsync(roomId);
        string staying = await stage.ConnectedAsync(roomId);
        ServiceAnswer answer = (await stage.CallAsync("DELETE", leaving, "")).Expect(204);
        Assert.Equal("", answer.Text);
        Callback ended = await stage.Sink.NextAsync();
        Assert.Equal(("CallDisconnected", leaving, (200, 7000)), (ended.Type, ended.ConnectionId, ended.Result));
        (await stage.CallAsync("GET", leaving, "")).ExpectError(404, "8522");
        (await stage.CallAsync("GET", staying, "")).Expect(200);
        Assert.Equal(leaving, Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.HungUp)).CallConnectionId);
        Assert.Empty(stage.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }

    [Fact]
    public async Task Hanging_up_stops_what_rings()
    {
        await using Stage stage = await Stage.StartAsync();
        string id = await stage.ConnectedAsync();
        (await stage.AddPhoneAsync(id, "+15005550103")).Expect(202);
        (await stage.CallAsync("DELETE", id, "")).Expect(204);
        await stage.AdvanceAsync(200);
        Assert.Equal(["CallConnected", "ParticipantsUpdated", "CallDisconnected"], stage.Sink.All.Select(callback => callback.Type));
        Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Cancelled));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", ":terminate")]
    [InlineData("GET", "/participants")]
    [InlineData("GET", "/participants/8%3Aacs%3Aa_b")]
    [InlineData("POST", "/participants:add")]
    [InlineData("POST", "/participants:remove")]
    [InlineData("POST", "/participants:mute")]
    [InlineData("POST", "/participants:cancelAddParticipant")]
    [InlineData("POST", ":sendDtmfTones")]
    public async Task Everything_on_a_call_that_is_not_there_is_404_8522(string method, string suffix)
    {
        await using Stage stage = await Stage.StartAsync();
        ServiceAnswer answer = (await stage.CallAsync(method, "00000000-0000-4000-8000-000000000000", suffix)).ExpectError(404, "8522");
        Assert.Equal("Call not found.", answer.Json["error"]!["message"]!.GetValue<string>());
        Assert.Equal($"/calling/callConnections/00000000-0000-4000-8000-000000000000{suffix}", answer.Json["error"]!["target"]!.GetValue<string>());
    }
}
