using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class ConnectTests
{
    [Fact]
    public async Task Connect_answers_as_recorded()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        ServiceAnswer answer = (await stage.ConnectAsync(roomId)).Expect(200);
        string[] members = [.. answer.Json.AsObject().Select(member => member.Key)];
        Assert.Equal(["callConnectionId", "targets", "callConnectionState", "callbackUri", "correlationId", "mediaStreamingSubscription"], members);
        Assert.Empty(answer.Json["targets"]!.AsArray());
        Assert.Equal("connecting", answer["callConnectionState"]);
        Assert.Equal(stage.Sink.Uri.AbsoluteUri, answer["callbackUri"]);
        Assert.Equal(answer["correlationId"], answer.Headers["X-Microsoft-Skype-Chain-ID"]);
        Assert.DoesNotContain("Repeatability-Result", answer.Headers.Keys);
    }

    [Fact]
    public async Task Connect_raises_CallConnected_and_the_roster_from_2()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string id = (await stage.ConnectAsync(roomId, "ctx")).Expect(200)["callConnectionId"];
        Callback connected = await stage.Sink.NextAsync();
        Callback roster = await stage.Sink.NextAsync();
        Assert.Equal(("CallConnected", id, "ctx", (200, 0)), (connected.Type, connected.ConnectionId, connected.Context, connected.Result));
        Assert.Equal(("ParticipantsUpdated", 2, null), (roster.Type, roster.Sequence, roster.Context));
        Assert.Equal([Stage.Alice], roster.RawIds);
        ServiceAnswer call = (await stage.CallAsync("GET", id, "")).Expect(200);
        Assert.Equal("connected", call["callConnectionState"]);
        Assert.Equal(connected.Data["serverCallId"]!.GetValue<string>(), call["serverCallId"]);
    }

    [Fact]
    public async Task An_empty_room_is_ConnectFailed_404_8522()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.CreateRoomAsync(users: Stage.Alice);
        string id = (await stage.ConnectAsync(roomId, "ctx")).Expect(200)["callConnectionId"];
        Callback failed = await stage.Sink.NextAsync();
        Assert.Equal(("ConnectFailed", "ctx", (404, 8522)), (failed.Type, failed.Context, failed.Result));
        (await stage.CallAsync("GET", id, "")).ExpectError(404, "8522");
        Assert.Equal("404/8522", Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.ConnectFailed)).Detail);
    }

    [Fact]
    public async Task An_empty_room_can_be_404_or_start_the_call()
    {
        await using Stage strict = await Stage.StartAsync(options => options.EmptyRoom = EmptyRoomBehavior.NotFound);
        (await strict.ConnectAsync(await strict.CreateRoomAsync())).ExpectError(404, "8522");
        await using Stage open = await Stage.StartAsync(options => options.EmptyRoom = EmptyRoomBehavior.Accept);
        (await open.ConnectAsync(await open.CreateRoomAsync())).Expect(200);
        await open.Sink.NextAsync("CallConnected");
        Assert.Empty((await open.Sink.NextAsync("ParticipantsUpdated")).RawIds);
    }

    [Fact]
    public async Task An_expired_room_is_ConnectFailed_403_5829()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        await stage.AdvanceAsync(TimeSpan.FromDays(181).TotalSeconds);
        (await stage.ConnectAsync(roomId)).Expect(200);
        Assert.Equal((403, 5829), (await stage.Sink.NextAsync("ConnectFailed")).Result);
    }

    [Fact]
    public async Task An_expired_room_can_be_403()
    {
        await using Stage stage = await Stage.StartAsync(options => options.ExpiredRoom = ExpiredRoomBehavior.Forbidden);
        string roomId = await stage.OpenRoomAsync();
        await stage.AdvanceAsync(TimeSpan.FromDays(181).TotalSeconds);
        (await stage.ConnectAsync(roomId)).ExpectError(403, "5829");
    }

    [Fact]
    public async Task An_unknown_room_is_404_8522()
    {
        await using Stage stage = await Stage.StartAsync();
        (await stage.ConnectAsync("99000000000000000")).ExpectError(404, "8522");
        (await stage.ConnectAsync("nonsense")).ExpectError(404, "8522");
    }

    [Theory]
    [InlineData("http://example.com/events")]
    [InlineData("/events")]
    [InlineData("ftp://127.0.0.1/events")]
    public async Task A_callback_uri_must_be_https_or_on_this_machine(string uri)
    {
        await using Stage stage = await Stage.StartAsync();
        JsonObject body = stage.ConnectBody(await stage.OpenRoomAsync());
        body["callbackUri"] = uri;
        ServiceAnswer answer = await stage.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body);
        answer.ExpectError(400, "8523");
        Assert.Equal("CallbackUri is invalid.", answer.Json["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_server_call_id_finds_the_call_and_a_group_is_refused()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string id = await stage.ConnectedAsync(roomId);
        string serverCallId = (await stage.CallAsync("GET", id, "")).Expect(200)["serverCallId"];
        JsonObject body = stage.ConnectBody(roomId);
        body["callLocator"] = new JsonObject { ["kind"] = "serverCallLocator", ["serverCallId"] = serverCallId };
        (await stage.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body)).Expect(200);
        Assert.Equal(serverCallId, (await stage.Sink.NextAsync("CallConnected")).Data["serverCallId"]!.GetValue<string>());
        body["callLocator"] = new JsonObject { ["kind"] = "groupCallLocator", ["groupCallId"] = "g" };
        (await stage.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body)).ExpectError(400, "8523");
        body["callLocator"] = new JsonObject { ["kind"] = "roomCallLocator" };
        (await stage.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body)).ExpectError(400, "8523");
    }

    [Fact]
    public async Task While_connecting_the_state_says_so_and_actions_are_400_8501()
    {
        await using Stage stage = await Stage.StartAsync(options => options.ConnectDelay = TimeSpan.FromSeconds(2));
        string id = (await stage.ConnectAsync(await stage.OpenRoomAsync())).Expect(200)["callConnectionId"];
        Assert.Equal("connecting", (await stage.CallAsync("GET", id, "")).Expect(200)["callConnectionState"]);
        (await stage.AddPhoneAsync(id, "+14255550100")).ExpectError(400, "8501");
        await stage.AdvanceAsync(2);
        await stage.Sink.NextAsync("CallConnected");
        (await stage.AddPhoneAsync(id, "+14255550100")).Expect(202);
    }

    [Fact]
    public async Task Hanging_up_while_connecting_ends_the_connection_for_good()
    {
        await using Stage stage = await Stage.StartAsync(options => options.ConnectDelay = TimeSpan.FromSeconds(2));
        string id = (await stage.ConnectAsync(await stage.OpenRoomAsync())).Expect(200)["callConnectionId"];
        (await stage.CallAsync("DELETE", id, "")).Expect(204);
        await stage.AdvanceAsync(5);
        Assert.Equal(["CallDisconnected"], stage.Sink.All.Select(callback => callback.Type));
    }

    [Fact]
    public async Task Each_connection_has_its_own_events_and_numbers()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string first = await stage.ConnectedAsync(roomId);
        await stage.JoinAsync(roomId, Stage.Bob);
        Assert.Equal(3, (await stage.Sink.NextAsync("ParticipantsUpdated")).Sequence);
        string second = await stage.ConnectedAsync(roomId);
        await stage.LeaveAsync(roomId, Stage.Bob);
        await stage.SettleAsync();
        Dictionary<string, int> last = stage.Sink.All.Where(callback => callback.Type == "ParticipantsUpdated")
            .GroupBy(callback => callback.ConnectionId).ToDictionary(group => group.Key, group => group.Max(callback => callback.Sequence));
        Assert.Equal((4, 3), (last[first], last[second]));
        Assert.Equal(2, stage.Sink.All.Select(callback => callback.Data["callConnectionId"]!.GetValue<string>()).Distinct().Count());
    }
}
