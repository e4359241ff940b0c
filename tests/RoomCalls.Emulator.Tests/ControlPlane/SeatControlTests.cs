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
        await using Stage stage = await Stage.StartAsync();
        string roomId = await OpenAsync(stage);
        Assert.Equal(200, (await SeatAsync(stage, roomId, action)).Status);
        Assert.Equal(value, (await PersonAsync(stage, 1))![member]!.ToJsonString());
    }

    [Theory]
    [InlineData("startVideo", "Video")]
    [InlineData("startScreenSharing", "ScreenSharing")]
    public async Task A_stream_is_shown(string action, string kind)
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await OpenAsync(stage);
        await SeatAsync(stage, roomId, action);
        Assert.Equal(kind, (await PersonAsync(stage, 1))!["streams"]!.AsArray().Single()!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_state_shows_names_roles_seats_and_whom_they_ring()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        SeatClient again = await stage.SitAsync(meeting.RoomId, meeting.BenId, join => join["displayName"] = "Ben");
        (await meeting.Ann.AskAsync("add", "4:+15005550103", Stage.CallerId)).Expect();
        JsonNode ann = (await PersonAsync(stage, 0))!;
        JsonNode ben = (await PersonAsync(stage, 1))!;
        Assert.Equal(("Ben", "Attendee", "Connected"), (ben["displayName"]!.GetValue<string>(), ben["role"]!.GetValue<string>(), ben["state"]!.GetValue<string>()));
        Assert.Equal((again.CallId, "Connected", false), (ben["seat"]!["callId"]!.GetValue<string>(), ben["seat"]!["state"]!.GetValue<string>(), ben["seat"]!["isLost"]!.GetValue<bool>()));
        Assert.Equal("4:+15005550103", ann["seat"]!["invitations"]!.AsArray().Single()!["rawId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_seat_acts_upon_others_and_ends()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await OpenAsync(stage);
        Assert.Equal(200, (await SeatAsync(stage, roomId, "add", $",\"participant\":\"4:+14255550100\",\"alternateCallerId\":\"{Stage.CallerId}\"")).Status);
        await stage.AdvanceAsync(1);
        Assert.NotNull(await PersonAsync(stage, 2));
        Assert.Equal(200, (await SeatAsync(stage, roomId, "remove", ",\"participant\":\"4:+14255550100\"")).Status);
        Assert.Equal(200, (await SeatAsync(stage, roomId, "muteParticipant", $",\"participant\":\"{Stage.Alice}\"")).Status);
        Assert.True((await PersonAsync(stage, 0))!["isMuted"]!.GetValue<bool>());
        Assert.Equal(200, (await SeatAsync(stage, roomId, "setState", ",\"state\":\"InLobby\"")).Status);
        Assert.Equal("InLobby", (await PersonAsync(stage, 1))!["state"]!.GetValue<string>());
        Assert.Equal(200, (await SeatAsync(stage, roomId, "crash")).Status);
        Assert.True((await PersonAsync(stage, 1))!["seat"]!["isLost"]!.GetValue<bool>());
        await stage.JoinAsync(roomId, Stage.Bob);
        Assert.Equal(200, (await SeatAsync(stage, roomId, "leave")).Status);
        Assert.Null(await PersonAsync(stage, 1));
        await stage.JoinAsync(roomId, Stage.Bob);
        Assert.Equal(200, (await SeatAsync(stage, roomId, "hangUpForEveryone")).Status);
        Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.CallEnded));
    }

    [Theory]
    [InlineData("dance", 400)]
    [InlineData("setState", 400)]
    [InlineData("remove", 400)]
    public async Task What_is_not_an_action_is_refused(string action, int status)
    {
        await using Stage stage = await Stage.StartAsync();
        Assert.Equal(status, (await SeatAsync(stage, await OpenAsync(stage), action)).Status);
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        Assert.Equal(404, (await SeatAsync(stage, roomId, "mute")).Status);
        Assert.Equal(404, (await SeatAsync(stage, "1", "mute")).Status);
        await stage.JoinAsync(roomId, Stage.Bob);
        await stage.SetRoleAsync(roomId, Stage.Bob, "Consumer");
        (int status, JsonNode json) = await SeatAsync(stage, roomId, "startVideo");
        Assert.Equal((403, "RoleRestricted"), (status, json["error"]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_seat_of_a_group_call_is_named_by_the_group()
    {
        await using Stage stage = await Stage.StartAsync();
        Guid group = Guid.NewGuid();
        string user = await stage.CreateUserAsync();
        EmulatedSeat seat = await stage.Emulator.JoinGroupCallAsync(group, user, TestContext.Current.CancellationToken);
        Assert.Equal(200, (await SendAsync(stage, "POST", "seat", $$"""{"groupCallId":"{{group}}","userId":"{{user}}","action":"mute"}""")).Status);
        Assert.True(seat.IsMuted);
    }

    private static async Task<string> OpenAsync(Stage stage)
    {
        string roomId = await stage.OpenRoomAsync();
        await stage.JoinAsync(roomId, Stage.Bob);
        return roomId;
    }

    private static Task<(int Status, JsonNode Json)> SeatAsync(Stage stage, string roomId, string action, string more = "") =>
        SendAsync(stage, "POST", "seat", $$"""{"roomId":"{{roomId}}","userId":"{{Stage.Bob}}","action":"{{action}}"{{more}}}""");

    private static async Task<JsonNode?> PersonAsync(Stage stage, int index) =>
        (await SendAsync(stage, "GET", "state")).Json["rooms"]![0]!["call"]!["people"]!.AsArray().ElementAtOrDefault(index);

    private static async Task<(int Status, JsonNode Json)> SendAsync(Stage stage, string method, string path, string? body = null)
    {
        using HttpClient plain = new();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(stage.Emulator.Endpoint, "/emulator/" + path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await plain.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
