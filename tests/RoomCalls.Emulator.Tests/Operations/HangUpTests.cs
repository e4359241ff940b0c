using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class HangUpTests
{
    [Fact]
    public async Task Hanging_up_ends_one_call_connection_only()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string leaving = await fixture.ConnectedAsync(roomId);
        string staying = await fixture.ConnectedAsync(roomId);
        ServiceResponse answer = (await fixture.CallAsync("DELETE", leaving, "")).Expect(204);
        Assert.Equal("", answer.Text);
        ReceivedCallback ended = await fixture.Callbacks.NextAsync();
        Assert.Equal(("CallDisconnected", leaving, (200, 7000)), (ended.Type, ended.ConnectionId, ended.Result));
        (await fixture.CallAsync("GET", leaving, "")).ExpectError(404, "8522");
        (await fixture.CallAsync("GET", staying, "")).Expect(200);
        Assert.Equal(leaving, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.HungUp)).CallConnectionId);
        Assert.Empty(fixture.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }

    [Fact]
    public async Task Hanging_up_stops_what_rings()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(id, "+15005550103")).Expect(202);
        (await fixture.CallAsync("DELETE", id, "")).Expect(204);
        await fixture.AdvanceAsync(200);
        Assert.Equal(["CallConnected", "ParticipantsUpdated", "CallDisconnected"], fixture.Callbacks.All.Select(callback => callback.Type));
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Canceled));
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
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        ServiceResponse answer = (await fixture.CallAsync(method, "00000000-0000-4000-8000-000000000000", suffix)).ExpectError(404, "8522");
        Assert.Equal("Call not found.", answer.Json["error"]!["message"]!.GetValue<string>());
        Assert.Equal($"/calling/callConnections/00000000-0000-4000-8000-000000000000{suffix}", answer.Json["error"]!["target"]!.GetValue<string>());
    }
}
