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
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string user = await CreateUserAsync(fixture);
        await fixture.Emulator.JoinGroupCallAsync(Group, user, Token);
        await fixture.Emulator.JoinGroupCallAsync(Group, user, Token);
        await fixture.Emulator.LeaveGroupCallAsync(Group, user, Token);
        await fixture.Emulator.LeaveGroupCallAsync(Group, user, Token);
        Assert.Equal(
            [LedgerKind.CallStarted, LedgerKind.Joined, LedgerKind.Left, LedgerKind.CallEnded], fixture.Emulator.Ledger.Entries.Select(entry => entry.Kind));
        Assert.All(fixture.Emulator.Ledger.Entries, entry => Assert.Equal((null, (Guid?)Group), (entry.RoomId, entry.GroupCallId)));
        Assert.Contains($"Joined group {Group}", fixture.Emulator.Ledger.Entries[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_takes_users_of_the_resource_only()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        Assert.Equal(404, (await Assert.ThrowsAsync<EmulatorRefusalException>(() => fixture.Emulator.JoinGroupCallAsync(Group, EmulatorHttpFixture.Alice, Token))).Status);
        Assert.Equal(5830, (await Assert.ThrowsAsync<EmulatorRefusalException>(() => fixture.Emulator.JoinGroupCallAsync(Group, "4:+16045550177", Token))).SubCode);
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Emulator.JoinGroupCallAsync(Guid.Empty, EmulatorHttpFixture.Alice, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Emulator.LeaveGroupCallAsync(Guid.Empty, EmulatorHttpFixture.Alice, Token));
    }

    [Fact]
    public async Task Connect_by_group_call_id_raises_CallConnected_and_dials_phones()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string user = await CreateUserAsync(fixture);
        await fixture.Emulator.JoinGroupCallAsync(Group, user, Token);
        string id = (await ConnectAsync(fixture, GroupLocator(Group.ToString()))).Expect(200)["callConnectionId"];
        await fixture.Callbacks.NextAsync("CallConnected");
        Assert.Equal([user], (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).RawIds);
        (await fixture.AddPhoneAsync(id, "+15005550177")).Expect(202);
        await fixture.AdvanceAsync(1);
        await fixture.Callbacks.NextAsync("AddParticipantSucceeded");
        Assert.Equal(2, (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).RawIds.Length);
        (await fixture.CallAsync("DELETE", id, "")).Expect(204);
        Assert.Equal(Group, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.HungUp)).GroupCallId);
    }

    [Fact]
    public async Task Connect_by_server_call_id_finds_group_calls()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        await fixture.Emulator.JoinGroupCallAsync(Group, await CreateUserAsync(fixture), Token);
        string serverCallId = fixture.Emulator.Ledger.Entries[0].ServerCallId!;
        (await ConnectAsync(fixture, new JsonObject { ["kind"] = "serverCallLocator", ["serverCallId"] = serverCallId })).Expect(200);
        Assert.Equal("CallConnected", (await fixture.Callbacks.NextAsync()).Type);
    }

    [Fact]
    public async Task Connect_to_a_group_call_that_does_not_run_is_ConnectFailed_404_8522()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (await ConnectAsync(fixture, GroupLocator(Group.ToString()))).Expect(200);
        ReceivedCallback failed = await fixture.Callbacks.NextAsync();
        Assert.Equal(("ConnectFailed", (404, 8522)), (failed.Type, failed.Result));
        Assert.Equal(Group, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.ConnectFailed)).GroupCallId);
    }

    [Fact]
    public async Task Connect_to_a_group_call_that_does_not_run_follows_the_switch()
    {
        await using EmulatorHttpFixture strict = await EmulatorHttpFixture.StartAsync(options => options.EmptyRoomBehavior = EmptyRoomBehavior.NotFound);
        (await ConnectAsync(strict, GroupLocator(Group.ToString()))).ExpectError(404, "8522");
    }

    [Theory]
    [InlineData("not-a-guid")]
    [InlineData("")]
    public async Task Connect_by_something_else_is_400(string id)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (await ConnectAsync(fixture, GroupLocator(id))).ExpectError(400, "8523");
    }

    [Fact]
    public async Task The_control_plane_joins_shows_and_leaves_group_calls()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string user = await CreateUserAsync(fixture);
        string body = $$"""{"groupCallId":"{{Group}}","userId":"{{user}}"}""";
        Assert.Equal(200, (await SendAsync(fixture, "POST", "join", body)).Status);
        JsonNode shown = (await SendAsync(fixture, "GET", "state")).Json["groupCalls"]!.AsArray().Single()!;
        Assert.Equal((Group.ToString(), 1), (shown["id"]!.GetValue<string>(), shown["call"]!["people"]!.AsArray().Count));
        Assert.Equal(Group.ToString(), (await SendAsync(fixture, "GET", "ledger")).Json["ledger"]![0]!["groupCallId"]!.GetValue<string>());
        Assert.Equal(200, (await SendAsync(fixture, "POST", "leave", body)).Status);
        Assert.Empty((await SendAsync(fixture, "GET", "state")).Json["groupCalls"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"groupCallId":"g","userId":"8:acs:a_b"}""", 400)]
    [InlineData("""{"groupCallId":"6a1d46b0-5c09-4cda-9f3c-0d2c3c7a1a11","roomId":"1","userId":"8:acs:a_b"}""", 400)]
    [InlineData("""{"groupCallId":"00000000-0000-0000-0000-000000000000","userId":"8:acs:a_b"}""", 400)]
    [InlineData("""{"groupCallId":"6a1d46b0-5c09-4cda-9f3c-0d2c3c7a1a11","userId":"8:acs:a_b"}""", 404)]
    public async Task The_control_plane_refuses_a_wrong_join(string body, int status)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        Assert.Equal(status, (await SendAsync(fixture, "POST", "join", body)).Status);
    }

    private static JsonObject GroupLocator(string id) => new() { ["kind"] = "groupCallLocator", ["groupCallId"] = id };

    private static Task<ServiceResponse> ConnectAsync(EmulatorHttpFixture fixture, JsonObject locator) => fixture.Client.SendAsync(
        "POST",
        "/calling/callConnections:connect?api-version=2026-03-12",
        new JsonObject { ["callLocator"] = locator, ["callbackUri"] = fixture.Callbacks.Uri.AbsoluteUri });

    private static async Task<string> CreateUserAsync(EmulatorHttpFixture fixture) =>
        (await fixture.Client.SendAsync("POST", "/identities?api-version=2023-10-01")).Expect(201).Json["identity"]!["id"]!.GetValue<string>();

    private static async Task<(int Status, JsonNode Json)> SendAsync(EmulatorHttpFixture fixture, string method, string path, string? body = null)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(fixture.Emulator.Endpoint, "emulator/" + path));
        request.Content = body is null ? null : new StringContent(body);
        using HttpResponseMessage response = await http.SendAsync(request, Token);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!);
    }
}
