using System.Text;
using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.ControlPlane;

public sealed class SeatControlTests
{
    [Theory]
    [InlineData("speak", "isSpeaking", "true")]
    [InlineData("stopSpeaking", "isSpeaking", "false")]
    [InlineData("mute", "isMuted", "true")]
    [InlineData("unmute", "isMuted", "false")]
    [InlineData("hold", "state", "\"Hold\"")]
    [InlineData("resume", "state", "\"Connected\"")]
    [InlineData("raiseHand", "isHandRaised", "true")]
    [InlineData("lowerHand", "isHandRaised", "false")]
    [InlineData("stopVideo", "streams", "[]")]
    [InlineData("stopScreenSharing", "streams", "[]")]
    [InlineData("muteOthers", "isMuted", "false")]
    public async Task A_seat_acts_and_the_state_shows_it(string action, string member, string value)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await OpenAsync(fixture);
        Assert.Equal(200, (await SeatAsync(fixture, roomId, action)).Status);
        Assert.Equal(value, (await PersonAsync(fixture, 1))![member]!.ToJsonString());
    }

    [Theory]
    [InlineData("startVideo", "Video")]
    [InlineData("startScreenSharing", "ScreenSharing")]
    public async Task A_stream_is_shown(string action, string kind)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await OpenAsync(fixture);
        await SeatAsync(fixture, roomId, action);
        Assert.Equal(kind, (await PersonAsync(fixture, 1))!["streams"]!.AsArray().Single()!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_state_shows_names_roles_seats_and_the_participants_they_ring()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        SeatClient again = await fixture.SitAsync(pair.RoomId, pair.BenId, join => join["displayName"] = "Ben");
        (await pair.Ann.AskAsync("add", "4:+15005550103", EmulatorHttpFixture.CallerId)).Expect();
        JsonNode ann = (await PersonAsync(fixture, 0))!;
        JsonNode ben = (await PersonAsync(fixture, 1))!;
        Assert.Equal(("Ben", "Attendee", "Connected"), (ben["displayName"]!.GetValue<string>(), ben["role"]!.GetValue<string>(), ben["state"]!.GetValue<string>()));
        Assert.Equal((again.CallId, "Connected", false), (ben["seat"]!["callId"]!.GetValue<string>(), ben["seat"]!["state"]!.GetValue<string>(), ben["seat"]!["isLost"]!.GetValue<bool>()));
        Assert.Equal("4:+15005550103", ann["seat"]!["invitations"]!.AsArray().Single()!["rawId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_seat_acts_upon_others_and_ends()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await OpenAsync(fixture);
        Assert.Equal(200, (await SeatAsync(fixture, roomId, "add", $",\"participant\":\"4:+14255550100\",\"alternateCallerId\":\"{EmulatorHttpFixture.CallerId}\"")).Status);
        await fixture.AdvanceAsync(1);
        Assert.NotNull(await PersonAsync(fixture, 2));
        Assert.Equal(200, (await SeatAsync(fixture, roomId, "remove", ",\"participant\":\"4:+14255550100\"")).Status);
        Assert.Equal(200, (await SeatAsync(fixture, roomId, "muteParticipant", $",\"participant\":\"{EmulatorHttpFixture.Alice}\"")).Status);
        Assert.True((await PersonAsync(fixture, 0))!["isMuted"]!.GetValue<bool>());
        Assert.Equal(200, (await SeatAsync(fixture, roomId, "setState", ",\"state\":\"InLobby\"")).Status);
        Assert.Equal("InLobby", (await PersonAsync(fixture, 1))!["state"]!.GetValue<string>());
        Assert.Equal(200, (await SeatAsync(fixture, roomId, "crash")).Status);
        Assert.True((await PersonAsync(fixture, 1))!["seat"]!["isLost"]!.GetValue<bool>());
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Bob);
        Assert.Equal(200, (await SeatAsync(fixture, roomId, "leave")).Status);
        Assert.Null(await PersonAsync(fixture, 1));
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Bob);
        Assert.Equal(200, (await SeatAsync(fixture, roomId, "hangUpForEveryone")).Status);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }

    [Theory]
    [InlineData("dance", 400)]
    [InlineData("setState", 400)]
    [InlineData("remove", 400)]
    public async Task What_is_not_an_action_is_refused(string action, int status)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        Assert.Equal(status, (await SeatAsync(fixture, await OpenAsync(fixture), action)).Status);
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        Assert.Equal(404, (await SeatAsync(fixture, roomId, "mute")).Status);
        Assert.Equal(404, (await SeatAsync(fixture, "1", "mute")).Status);
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Bob);
        await fixture.SetRoleAsync(roomId, EmulatorHttpFixture.Bob, "Consumer");
        (int status, JsonNode json) = await SeatAsync(fixture, roomId, "startVideo");
        Assert.Equal((403, "RoleRestricted"), (status, json["error"]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_seat_of_a_group_call_is_named_by_the_group()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        Guid group = Guid.NewGuid();
        string user = await fixture.CreateUserAsync();
        EmulatedSeat seat = await fixture.Emulator.JoinGroupCallAsync(group, user, TestContext.Current.CancellationToken);
        Assert.Equal(200, (await SendAsync(fixture, "POST", "seat", $$"""{"groupCallId":"{{group}}","userId":"{{user}}","action":"mute"}""")).Status);
        Assert.True(seat.IsMuted);
    }

    private static async Task<string> OpenAsync(EmulatorHttpFixture fixture)
    {
        string roomId = await fixture.OpenRoomAsync();
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Bob);
        return roomId;
    }

    private static Task<(int Status, JsonNode Json)> SeatAsync(EmulatorHttpFixture fixture, string roomId, string action, string more = "") =>
        SendAsync(fixture, "POST", "seat", $$"""{"roomId":"{{roomId}}","userId":"{{EmulatorHttpFixture.Bob}}","action":"{{action}}"{{more}}}""");

    private static async Task<JsonNode?> PersonAsync(EmulatorHttpFixture fixture, int index) =>
        (await SendAsync(fixture, "GET", "state")).Json["rooms"]![0]!["call"]!["people"]!.AsArray().ElementAtOrDefault(index);

    private static async Task<(int Status, JsonNode Json)> SendAsync(EmulatorHttpFixture fixture, string method, string path, string? body = null)
    {
        using HttpClient plain = new();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(fixture.Emulator.Endpoint, "/emulator/" + path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await plain.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
