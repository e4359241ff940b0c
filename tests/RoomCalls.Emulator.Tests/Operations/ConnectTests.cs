using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class ConnectTests
{
    [Fact]
    public async Task Connect_answers_as_recorded()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        ServiceResponse answer = (await fixture.ConnectAsync(roomId)).Expect(200);
        string[] members = [.. answer.Json.AsObject().Select(member => member.Key)];
        Assert.Equal(["callConnectionId", "targets", "callConnectionState", "callbackUri", "correlationId", "mediaStreamingSubscription"], members);
        Assert.Empty(answer.Json["targets"]!.AsArray());
        Assert.Equal("connecting", answer["callConnectionState"]);
        Assert.Equal(fixture.Callbacks.Uri.AbsoluteUri, answer["callbackUri"]);
        Assert.Equal(answer["correlationId"], answer.Headers["X-Microsoft-Skype-Chain-ID"]);
        Assert.DoesNotContain("Repeatability-Result", answer.Headers.Keys);
    }

    [Fact]
    public async Task Connect_raises_CallConnected_and_the_roster_from_2()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string id = (await fixture.ConnectAsync(roomId, "ctx")).Expect(200)["callConnectionId"];
        ReceivedCallback connected = await fixture.Callbacks.NextAsync();
        ReceivedCallback roster = await fixture.Callbacks.NextAsync();
        Assert.Equal(("CallConnected", id, "ctx", (200, 0)), (connected.Type, connected.ConnectionId, connected.Context, connected.Result));
        Assert.Equal(("ParticipantsUpdated", 2, null), (roster.Type, roster.Sequence, roster.Context));
        Assert.Equal([EmulatorHttpFixture.Alice], roster.RawIds);
        ServiceResponse call = (await fixture.CallAsync("GET", id, "")).Expect(200);
        Assert.Equal("connected", call["callConnectionState"]);
        Assert.Equal(connected.Data["serverCallId"]!.GetValue<string>(), call["serverCallId"]);
    }

    [Fact]
    public async Task An_empty_room_is_ConnectFailed_404_8522()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.CreateRoomAsync(users: EmulatorHttpFixture.Alice);
        string id = (await fixture.ConnectAsync(roomId, "ctx")).Expect(200)["callConnectionId"];
        ReceivedCallback failed = await fixture.Callbacks.NextAsync();
        Assert.Equal(("ConnectFailed", "ctx", (404, 8522)), (failed.Type, failed.Context, failed.Result));
        (await fixture.CallAsync("GET", id, "")).ExpectError(404, "8522");
        Assert.Equal("404/8522", Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.ConnectFailed)).Detail);
    }

    [Fact]
    public async Task An_empty_room_can_be_404_or_start_the_call()
    {
        await using EmulatorHttpFixture strict = await EmulatorHttpFixture.StartAsync(options => options.EmptyRoomBehavior = EmptyRoomBehavior.NotFound);
        (await strict.ConnectAsync(await strict.CreateRoomAsync())).ExpectError(404, "8522");
        await using EmulatorHttpFixture open = await EmulatorHttpFixture.StartAsync(options => options.EmptyRoomBehavior = EmptyRoomBehavior.Accept);
        (await open.ConnectAsync(await open.CreateRoomAsync())).Expect(200);
        await open.Callbacks.NextAsync("CallConnected");
        Assert.Empty((await open.Callbacks.NextAsync("ParticipantsUpdated")).RawIds);
    }

    [Fact]
    public async Task An_expired_room_is_ConnectFailed_403_5829()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        await fixture.AdvanceAsync(TimeSpan.FromDays(181).TotalSeconds);
        (await fixture.ConnectAsync(roomId)).Expect(200);
        Assert.Equal((403, 5829), (await fixture.Callbacks.NextAsync("ConnectFailed")).Result);
    }

    [Fact]
    public async Task An_expired_room_can_be_403()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.ExpiredRoomBehavior = ExpiredRoomBehavior.Forbidden);
        string roomId = await fixture.OpenRoomAsync();
        await fixture.AdvanceAsync(TimeSpan.FromDays(181).TotalSeconds);
        (await fixture.ConnectAsync(roomId)).ExpectError(403, "5829");
    }

    [Fact]
    public async Task An_unknown_room_is_404_8522()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (await fixture.ConnectAsync("99000000000000000")).ExpectError(404, "8522");
        (await fixture.ConnectAsync("nonsense")).ExpectError(404, "8522");
    }

    [Theory]
    [InlineData("http://example.com/events")]
    [InlineData("/events")]
    [InlineData("ftp://127.0.0.1/events")]
    public async Task A_callback_uri_must_be_https_or_on_this_machine(string uri)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        JsonObject body = fixture.ConnectBody(await fixture.OpenRoomAsync());
        body["callbackUri"] = uri;
        ServiceResponse answer = await fixture.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body);
        answer.ExpectError(400, "8523");
        Assert.Equal("CallbackUri is invalid.", answer.Json["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_server_call_id_finds_the_call_and_a_group_is_refused()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string id = await fixture.ConnectedAsync(roomId);
        string serverCallId = (await fixture.CallAsync("GET", id, "")).Expect(200)["serverCallId"];
        JsonObject body = fixture.ConnectBody(roomId);
        body["callLocator"] = new JsonObject { ["kind"] = "serverCallLocator", ["serverCallId"] = serverCallId };
        (await fixture.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body)).Expect(200);
        Assert.Equal(serverCallId, (await fixture.Callbacks.NextAsync("CallConnected")).Data["serverCallId"]!.GetValue<string>());
        body["callLocator"] = new JsonObject { ["kind"] = "groupCallLocator", ["groupCallId"] = "g" };
        (await fixture.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body)).ExpectError(400, "8523");
        body["callLocator"] = new JsonObject { ["kind"] = "roomCallLocator" };
        (await fixture.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body)).ExpectError(400, "8523");
    }

    [Fact]
    public async Task While_connecting_the_state_says_so_and_actions_are_400_8501()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.ConnectDelay = TimeSpan.FromSeconds(2));
        string id = (await fixture.ConnectAsync(await fixture.OpenRoomAsync())).Expect(200)["callConnectionId"];
        Assert.Equal("connecting", (await fixture.CallAsync("GET", id, "")).Expect(200)["callConnectionState"]);
        (await fixture.AddPhoneAsync(id, "+14255550100")).ExpectError(400, "8501");
        await fixture.AdvanceAsync(2);
        await fixture.Callbacks.NextAsync("CallConnected");
        (await fixture.AddPhoneAsync(id, "+14255550100")).Expect(202);
    }

    [Fact]
    public async Task Hanging_up_while_connecting_ends_the_connection_for_good()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.ConnectDelay = TimeSpan.FromSeconds(2));
        string id = (await fixture.ConnectAsync(await fixture.OpenRoomAsync())).Expect(200)["callConnectionId"];
        (await fixture.CallAsync("DELETE", id, "")).Expect(204);
        await fixture.AdvanceAsync(5);
        Assert.Equal(["CallDisconnected"], fixture.Callbacks.All.Select(callback => callback.Type));
    }

    [Fact]
    public async Task Each_connection_has_separate_events_and_numbers()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string first = await fixture.ConnectedAsync(roomId);
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Bob);
        Assert.Equal(3, (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).Sequence);
        string second = await fixture.ConnectedAsync(roomId);
        await fixture.LeaveAsync(roomId, EmulatorHttpFixture.Bob);
        await fixture.SettleAsync();
        Dictionary<string, int> last = fixture.Callbacks.All.Where(callback => callback.Type == "ParticipantsUpdated")
            .GroupBy(callback => callback.ConnectionId).ToDictionary(group => group.Key, group => group.Max(callback => callback.Sequence));
        Assert.Equal((4, 3), (last[first], last[second]));
        Assert.Equal(2, fixture.Callbacks.All.Select(callback => callback.Data["callConnectionId"]!.GetValue<string>()).Distinct().Count());
    }
}
