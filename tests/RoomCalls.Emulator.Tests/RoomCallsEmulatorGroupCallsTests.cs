using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests;

public sealed class RoomCallsEmulatorGroupCallsTests
{
    private static readonly Guid Group = Guid.Parse("6a1d46b0-5c09-4cda-9f3c-0d2c3c7a1a11");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Join_starts_the_call_and_leaving_ends_it()
    {
        await using Stage stage = await Stage.StartAsync();
        string user = await CreateUserAsync(stage);
        await stage.Emulator.JoinGroupCallAsync(Group, user, Token);
        await stage.Emulator.JoinGroupCallAsync(Group, user, Token);
        await stage.Emulator.LeaveGroupCallAsync(Group, user, Token);
        await stage.Emulator.LeaveGroupCallAsync(Group, user, Token);
        Assert.Equal(
            [LedgerKind.CallStarted, LedgerKind.Joined, LedgerKind.Left, LedgerKind.CallEnded], stage.Emulator.Ledger.Entries.Select(entry => entry.Kind));
        Assert.All(stage.Emulator.Ledger.Entries, entry => Assert.Equal((null, (Guid?)Group), (entry.RoomId, entry.GroupCallId)));
        Assert.Contains($"Joined group {Group}", stage.Emulator.Ledger.Entries[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_takes_users_of_the_resource_only()
    {
        await using Stage stage = await Stage.StartAsync();
        Assert.Equal(404, (await Assert.ThrowsAsync<EmulatorRefusalException>(() => stage.Emulator.JoinGroupCallAsync(Group, Stage.Alice, Token))).Status);
        Assert.Equal(5830, (await Assert.ThrowsAsync<EmulatorRefusalException>(() => stage.Emulator.JoinGroupCallAsync(Group, "4:+16045550177", Token))).SubCode);
        await Assert.ThrowsAsync<ArgumentException>(() => stage.Emulator.JoinGroupCallAsync(Guid.Empty, Stage.Alice, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => stage.Emulator.LeaveGroupCallAsync(Guid.Empty, Stage.Alice, Token));
    }

    [Fact]
    public async Task Connect_by_group_call_id_raises_CallConnected_and_dials_phones()
    {
        await using Stage stage = await Stage.StartAsync();
        string user = await CreateUserAsync(stage);
        await stage.Emulator.JoinGroupCallAsync(Group, user, Token);
        string id = (await ConnectAsync(stage, GroupLocator(Group.ToString()))).Expect(200)["callConnectionId"];
        await stage.Sink.NextAsync("CallConnected");
        Assert.Equal([user], (await stage.Sink.NextAsync("ParticipantsUpdated")).RawIds);
        (await stage.AddPhoneAsync(id, "+15005550177")).Expect(202);
        await stage.AdvanceAsync(1);
        await stage.Sink.NextAsync("AddParticipantSucceeded");
        Assert.Equal(2, (await stage.Sink.NextAsync("ParticipantsUpdated")).RawIds.Length);
        (await stage.CallAsync("DELETE", id, "")).Expect(204);
        Assert.Equal(Group, Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.HungUp)).GroupCallId);
    }

    [Fact]
    public async Task Connect_by_server_call_id_finds_group_calls()
    {
        await using Stage stage = await Stage.StartAsync();
        await stage.Emulator.JoinGroupCallAsync(Group, await CreateUserAsync(stage), Token);
        string serverCallId = stage.Emulator.Ledger.Entries[0].ServerCallId!;
        (await ConnectAsync(stage, new JsonObject { ["kind"] = "serverCallLocator", ["serverCallId"] = serverCallId })).Expect(200);
        Assert.Equal("CallConnected", (await stage.Sink.NextAsync()).Type);
    }

    [Fact]
    public async Task Connect_to_a_group_call_that_does_not_run_is_ConnectFailed_404_8522()
    {
        await using Stage stage = await Stage.StartAsync();
        (await ConnectAsync(stage, GroupLocator(Group.ToString()))).Expect(200);
        Callback failed = await stage.Sink.NextAsync();
        Assert.Equal(("ConnectFailed", (404, 8522)), (failed.Type, failed.Result));
        Assert.Equal(Group, Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.ConnectFailed)).GroupCallId);
    }

    [Fact]
    public async Task Connect_to_a_group_call_that_does_not_run_follows_the_switch()
    {
        await using Stage strict = await Stage.StartAsync(options => options.EmptyRoom = EmptyRoomBehavior.NotFound);
        (await ConnectAsync(strict, GroupLocator(Group.ToString()))).ExpectError(404, "8522");
    }

    [Theory]
    [InlineData("not-a-guid")]
    [InlineData("")]
    public async Task Connect_by_something_else_is_400(string id)
    {
        await using Stage stage = await Stage.StartAsync();
        (await ConnectAsync(stage, GroupLocator(id))).ExpectError(400, "8523");
    }

    [Fact]
    public async Task The_control_plane_joins_shows_and_leaves_group_calls()
    {
        await using Stage stage = await Stage.StartAsync();
        string user = await CreateUserAsync(stage);
        string body = $$"""{"groupCallId":"{{Group}}","userId":"{{user}}"}""";
        Assert.Equal(200, (await SendAsync(stage, "POST", "join", body)).Status);
        JsonNode shown = (await SendAsync(stage, "GET", "state")).Json["groupCalls"]!.AsArray().Single()!;
        Assert.Equal((Group.ToString(), 1), (shown["id"]!.GetValue<string>(), shown["call"]!["people"]!.AsArray().Count));
        Assert.Equal(Group.ToString(), (await SendAsync(stage, "GET", "ledger")).Json["ledger"]![0]!["groupCallId"]!.GetValue<string>());
        Assert.Equal(200, (await SendAsync(stage, "POST", "leave", body)).Status);
        Assert.Empty((await SendAsync(stage, "GET", "state")).Json["groupCalls"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"groupCallId":"g","userId":"8:acs:a_b"}""", 400)]
    [InlineData("""{"groupCallId":"6a1d46b0-5c09-4cda-9f3c-0d2c3c7a1a11","roomId":"1","userId":"8:acs:a_b"}""", 400)]
    [InlineData("""{"groupCallId":"00000000-0000-0000-0000-000000000000","userId":"8:acs:a_b"}""", 400)]
    [InlineData("""{"groupCallId":"6a1d46b0-5c09-4cda-9f3c-0d2c3c7a1a11","userId":"8:acs:a_b"}""", 404)]
    public async Task The_control_plane_refuses_a_wrong_join(string body, int status)
    {
        await using Stage stage = await Stage.StartAsync();
        Assert.Equal(status, (await SendAsync(stage, "POST", "join", body)).Status);
    }

    private static JsonObject GroupLocator(string id) => new() { ["kind"] = "groupCallLocator", ["groupCallId"] = id };

    private static Task<ServiceAnswer> ConnectAsync(Stage stage, JsonObject locator) => stage.Client.SendAsync(
        "POST",
        "/calling/callConnections:connect?api-version=2026-03-12",
        new JsonObject { ["callLocator"] = locator, ["callbackUri"] = stage.Sink.Uri.AbsoluteUri });

    private static async Task<string> CreateUserAsync(Stage stage) =>
        (await stage.Client.SendAsync("POST", "/identities?api-version=2023-10-01")).Expect(201).Json["identity"]!["id"]!.GetValue<string>();

    private static async Task<(int Status, JsonNode Json)> SendAsync(Stage stage, string method, string path, string? body = null)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(stage.Emulator.Endpoint, "emulator/" + path));
        request.Content = body is null ? null : new StringContent(body);
        using HttpResponseMessage response = await http.SendAsync(request, Token);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!);
    }
}
