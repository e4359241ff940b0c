using System.Net.WebSockets;
using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class JoinTests
{
    [Fact]
    public async Task A_join_is_answered_first_and_then_gets_the_whole_state()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter", "Attendee");
        SeatClient ann = await fixture.SitAsync(roomId, users[0], join => join["displayName"] = "Ann");
        SeatClient ben = await fixture.SitAsync(roomId, users[1]);
        Assert.Equal(["reply", "update"], ben.Received.Select(message => message["type"]!.GetValue<string>()));
        JsonObject first = ben.Updates[0];
        Assert.True(Guid.TryParse(ben.CallId, out _));
        Assert.Equal(fixture.Emulator.Ledger.Entries[0].ServerCallId, first["serverCallId"]!.GetValue<string>());
        Assert.Equal(("Connected", "Attendee", 2), (ben.State, first["role"]!.GetValue<string>(), first["totalParticipantCount"]!.GetValue<int>()));
        Assert.All(["isVideoOn", "isScreenSharing", "isHandRaised"], member => Assert.False(ben.Is(member)));
        Assert.True(ben.Is("isMuted"));
        Assert.Equal(12, first["capabilities"]!.AsObject().Count);
        JsonNode line = Assert.Single(first["participants"]!.AsArray())!;
        Assert.Equal((users[0], "Ann", "Connected", "Presenter"), (line["id"]!.GetValue<string>(), line["displayName"]!.GetValue<string>(), line["state"]!.GetValue<string>(), line["role"]!.GetValue<string>()));
        Assert.Empty(line["streams"]!.AsArray());
        Assert.Equal(["Connected"], ann.StatesOf(users[1]));
        Assert.Equal(2, ann.Self("totalParticipantCount")!.GetValue<int>());
    }

    [Fact]
    public async Task A_seat_can_join_unmuted()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter");
        Assert.False((await fixture.SitAsync(roomId, users[0], join => join["isMuted"] = false)).Is("isMuted"));
    }

    [Fact]
    public async Task Connections_hear_of_who_joins()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        string cleo = await fixture.CreateUserAsync();
        await fixture.SetRoleAsync(pair.RoomId, cleo, "Consumer");
        await fixture.SitAsync(pair.RoomId, cleo);
        Assert.Equal([pair.AnnId, pair.BenId, cleo], (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).RawIds);
        Assert.Equal(["Joined", "Joined", "Joined"], fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined).Select(entry => entry.Kind.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no token")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.AAAA")]
    [InlineData("e30.!.AAAA")]
    public async Task A_token_that_was_not_issued_here_is_refused(string token)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, _) = await fixture.CreateRoomOfAsync("Presenter");
        await RefusedAsync(fixture, token, roomId, 401, 10_009);
    }

    [Fact]
    public async Task The_token_of_a_callback_is_no_users_token()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        await RefusedAsync(fixture, fixture.Callbacks.All[0].Authorization["Bearer ".Length..], pair.RoomId, 401, 10_009);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter");
        string token = await fixture.TokenOfAsync(users[0], minutes: 60);
        await fixture.AdvanceAsync(3600);
        await RefusedAsync(fixture, token, roomId, 401, 10_009);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_and_a_newer_one_is_not()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter");
        string token = await fixture.TokenOfAsync(users[0]);
        (await fixture.Client.SendAsync("POST", $"/identities/{users[0]}/:revokeAccessTokens?api-version=2025-06-30")).Expect(204);
        await RefusedAsync(fixture, token, roomId, 401, 10_009);
        await fixture.SitAsync(roomId, users[0]);
    }

    [Fact]
    public async Task The_token_of_a_deleted_user_is_refused()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter");
        string token = await fixture.TokenOfAsync(users[0]);
        (await fixture.Client.SendAsync("DELETE", $"/identities/{users[0]}?api-version=2025-06-30")).Expect(204);
        await RefusedAsync(fixture, token, roomId, 401, 10_009);
    }

    [Fact]
    public async Task A_token_without_a_scope_for_calls_is_refused()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter");
        await RefusedAsync(fixture, await fixture.TokenOfAsync(users[0], scopes: "chat"), roomId, 403, 0);
    }

    [Fact]
    public async Task The_scope_to_join_is_enough()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter");
        (await fixture.TrySitAsync(await fixture.TokenOfAsync(users[0], scopes: ["chat", "voip.join"]), roomId)).Answer.Expect();
    }

    [Fact]
    public async Task An_unknown_room_is_not_found()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        await RefusedAsync(fixture, await fixture.TokenOfAsync(await fixture.CreateUserAsync()), "99000000000000000", 404, 0);
    }

    [Fact]
    public async Task Who_is_not_on_the_roster_is_refused()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, _) = await fixture.CreateRoomOfAsync("Presenter");
        await RefusedAsync(fixture, await fixture.TokenOfAsync(await fixture.CreateUserAsync()), roomId, 403, 5828);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(-2, -1)]
    public async Task Outside_the_window_a_join_is_refused(int from, int until)
    {
        EmulatorClock clock = new();
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.TimeProvider = clock);
        string user = await fixture.CreateUserAsync();
        DateTimeOffset start = clock.GetUtcNow() + TimeSpan.FromDays(from < 0 ? 0.5 : from);
        JsonObject body = new()
        {
            ["validFrom"] = start.ToString("O"),
            ["validUntil"] = (start + TimeSpan.FromDays(until - from)).ToString("O"),
            ["participants"] = new JsonObject { [user] = new JsonObject { ["role"] = "Presenter" } },
        };
        string roomId = (await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", body)).Expect(201)["id"];
        await fixture.AdvanceAsync(from < 0 ? TimeSpan.FromDays(1.5).TotalSeconds : 0);
        await RefusedAsync(fixture, await fixture.TokenOfAsync(user), roomId, 403, 5829);
    }

    [Theory]
    [InlineData("""{"groupCallId":"no guid"}""")]
    [InlineData("""{"groupCallId":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("""{"roomId":"1","groupCallId":"0e2e3a2c-4bf1-4d3c-8a06-0f0f6a0b7f11"}""")]
    [InlineData("{}")]
    [InlineData("""{"groupCallId":"0e2e3a2c-4bf1-4d3c-8a06-0f0f6a0b7f11","isMuted":"yes"}""")]
    public async Task A_join_that_names_no_place_is_malformed(string members)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string token = await fixture.TokenOfAsync(await fixture.CreateUserAsync());
        (SeatClient seat, SeatReply answer) = await fixture.TrySitAsync(token, null, join =>
        {
            foreach ((string name, JsonNode? value) in JsonNode.Parse(members)!.AsObject())
            {
                join[name] = value?.DeepClone();
            }
        });
        answer.ExpectError(400, 0);
        await seat.Closed;
    }

    [Fact]
    public async Task In_a_group_call_there_are_no_roles_and_everybody_may_do_everything()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string group = Guid.NewGuid().ToString();
        string ann = await fixture.CreateUserAsync();
        SeatClient seat = await fixture.SitAsync(null, ann, join => join["groupCallId"] = group);
        SeatClient other = await fixture.SitAsync(null, await fixture.CreateUserAsync(), join => join["groupCallId"] = group);
        Assert.False(seat.Updates[0].ContainsKey("role"));
        Assert.False(other.People[ann].ContainsKey("role"));
        Assert.Equal(
            ["AddTeamsUser", "ManageLobby"],
            seat.Self("capabilities")!.AsObject().Where(capability => !capability.Value!["isAllowed"]!.GetValue<bool>()).Select(capability => capability.Key));
        foreach (string type in (string[])["unmute", "startVideo", "startScreenSharing", "muteOthers", "hangUpForEveryone"])
        {
            await other.DoAsync(type);
        }
    }

    [Fact]
    public async Task A_connection_has_one_seat()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter");
        SeatClient seat = await fixture.SitAsync(roomId, users[0]);
        (await seat.AskAsync("join", new JsonObject { ["token"] = await fixture.TokenOfAsync(users[0]), ["roomId"] = roomId })).ExpectError(409, 0);
        Assert.Equal("Connected", seat.State);
    }

    [Fact]
    public async Task A_request_that_is_no_socket_is_426()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        using HttpClient http = new();
        using HttpResponseMessage response = await http.GetAsync(new Uri(fixture.Emulator.Endpoint, "emulator/seats"), TestContext.Current.CancellationToken);
        Assert.Equal(426, (int)response.StatusCode);
    }

    /// <summary>The reply has the error, then the socket is closed, and nobody has come.</summary>
    private static async Task RefusedAsync(EmulatorHttpFixture fixture, string token, string roomId, int code, int subCode)
    {
        int joined = fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined).Count;
        (SeatClient seat, SeatReply answer) = await fixture.TrySitAsync(token, roomId);
        answer.ExpectError(code, subCode);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await seat.Closed);
        Assert.Empty(seat.Updates);
        Assert.Equal(joined, fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined).Count);
        EmulatedRequest logged = fixture.Emulator.Requests[^1];
        Assert.Equal(("SEAT", "/emulator/seats", "SeatJoin", code), (logged.Method, logged.Path, logged.Operation, logged.Status));
        await fixture.SettleAsync();
    }
}
