using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class OwnActionsTests
{
    [Fact]
    public async Task Unmuting_and_muting_are_seen_by_the_seat_the_others_and_the_connections()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        await meeting.Ben.DoAsync("unmute");
        await stage.SettleAsync();
        Assert.False(meeting.Ben.Is("isMuted"));
        Assert.False(meeting.BenAsSeen["isMuted"]!.GetValue<bool>());
        Assert.Equal([true, false], Muted(await stage.Sink.NextAsync("ParticipantsUpdated")));
        await meeting.Ben.DoAsync("mute");
        await stage.SettleAsync();
        Assert.True(meeting.Ben.Is("isMuted"));
        Assert.True(meeting.BenAsSeen["isMuted"]!.GetValue<bool>());
        Assert.Null(meeting.Ben.Self("isMutedByOthers"));
        Assert.Equal([true, true], Muted(await stage.Sink.NextAsync("ParticipantsUpdated")));
    }

    [Fact]
    public async Task Speaking_is_seen_by_the_others_while_unmuted()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await meeting.Ben.DoAsync("speak", isSpeaking: true);
        await stage.SettleAsync();
        Assert.False(meeting.BenAsSeen["isSpeaking"]!.GetValue<bool>());
        await meeting.Ben.DoAsync("unmute");
        await meeting.Ben.DoAsync("speak", isSpeaking: true);
        await stage.SettleAsync();
        Assert.True(meeting.BenAsSeen["isSpeaking"]!.GetValue<bool>());
        await meeting.Ben.DoAsync("speak", isSpeaking: false);
        await stage.SettleAsync();
        Assert.False(meeting.BenAsSeen["isSpeaking"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Muting_ends_speaking()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await meeting.Ben.DoAsync("unmute");
        await meeting.Ben.DoAsync("speak");
        await meeting.Ben.DoAsync("mute");
        await stage.SettleAsync();
        Assert.Equal((true, false), (meeting.BenAsSeen["isMuted"]!.GetValue<bool>(), meeting.BenAsSeen["isSpeaking"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData("startVideo", "stopVideo", "isVideoOn", "Video", 1280, 720)]
    [InlineData("startScreenSharing", "stopScreenSharing", "isScreenSharing", "ScreenSharing", 1920, 1080)]
    public async Task A_stream_comes_and_goes(string start, string stop, string member, string kind, int width, int height)
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync(other: "Collaborator");
        await meeting.Ben.DoAsync(start);
        await stage.SettleAsync();
        Assert.True(meeting.Ben.Is(member));
        JsonNode stream = Assert.Single(meeting.BenAsSeen["streams"]!.AsArray())!;
        Assert.Equal((1, kind), (stream["id"]!.GetValue<int>(), stream["kind"]!.GetValue<string>()));
        Assert.True(stream["isAvailable"]!.GetValue<bool>() && stream["isReceiving"]!.GetValue<bool>());
        Assert.Equal((width, height), (stream["width"]!.GetValue<int>(), stream["height"]!.GetValue<int>()));
        await meeting.Ben.DoAsync(stop);
        await stage.SettleAsync();
        Assert.False(meeting.Ben.Is(member));
        Assert.Empty(meeting.BenAsSeen["streams"]!.AsArray());
    }

    [Fact]
    public async Task Stream_ids_grow_and_video_and_screen_go_side_by_side()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync(other: "Collaborator");
        foreach (string type in (string[])["startVideo", "stopVideo", "startScreenSharing", "startVideo"])
        {
            await meeting.Ben.DoAsync(type);
        }

        await stage.SettleAsync();
        Assert.Equal(
            [(2, "ScreenSharing"), (3, "Video")],
            meeting.BenAsSeen["streams"]!.AsArray().Select(stream => (stream!["id"]!.GetValue<int>(), stream["kind"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Holding_is_seen_by_the_seat_the_others_and_the_connections()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        await meeting.Ben.DoAsync("hold");
        await stage.SettleAsync();
        Assert.Equal(("LocalHold", "Hold"), (meeting.Ben.State, meeting.BenAsSeen["state"]!.GetValue<string>()));
        Assert.Equal([false, true], OnHold(await stage.Sink.NextAsync("ParticipantsUpdated")));
        await meeting.Ben.DoAsync("resume");
        await stage.SettleAsync();
        Assert.Equal(("Connected", "Connected"), (meeting.Ben.State, meeting.BenAsSeen["state"]!.GetValue<string>()));
        Assert.Equal([false, false], OnHold(await stage.Sink.NextAsync("ParticipantsUpdated")));
    }

    [Fact]
    public async Task Holding_can_be_local_only()
    {
        await using Stage stage = await Stage.StartAsync(options => options.HoldIsVisible = false);
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        int callbacks = stage.Sink.All.Count;
        await meeting.Ben.DoAsync("hold");
        await stage.SettleAsync();
        Assert.Equal(("LocalHold", "Connected"), (meeting.Ben.State, meeting.BenAsSeen["state"]!.GetValue<string>()));
        Assert.Equal(callbacks, stage.Sink.All.Count);
    }

    [Fact]
    public async Task A_hand_is_raised_and_lowered()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await meeting.Ben.DoAsync("raiseHand");
        await stage.SettleAsync();
        Assert.True(meeting.Ben.Is("isHandRaised") && meeting.BenAsSeen["isHandRaised"]!.GetValue<bool>());
        await meeting.Ben.DoAsync("lowerHand");
        await stage.SettleAsync();
        Assert.False(meeting.Ben.Is("isHandRaised") || meeting.BenAsSeen["isHandRaised"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("mute")]
    [InlineData("stopVideo")]
    [InlineData("stopScreenSharing")]
    [InlineData("resume")]
    [InlineData("lowerHand")]
    public async Task What_is_so_already_is_accepted_and_tells_nobody(string type)
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        int before = meeting.Ann.Received.Count;
        await meeting.Ben.DoAsync(type);
        await stage.SettleAsync();
        Assert.Equal(before, meeting.Ann.Received.Count);
        Assert.Single(meeting.Ben.Updates);
    }

    [Fact]
    public async Task An_update_says_what_is_new_and_nothing_else()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await meeting.Ben.DoAsync("raiseHand");
        await stage.SettleAsync();
        Assert.Equal(["type", "isHandRaised"], meeting.Ben.Updates[^1].Select(member => member.Key));
        Assert.Equal(["type", "participants"], meeting.Ann.Updates[^1].Select(member => member.Key));
        Assert.Single(meeting.Ann.Updates[^1]["participants"]!.AsArray());
    }

    [Fact]
    public async Task Each_request_is_logged_with_its_status()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await meeting.Ben.DoAsync("raiseHand");
        (await meeting.Ben.AskAsync("startScreenSharing")).ExpectError(403, 0);
        Assert.Equal(
            [("SeatRaiseHand", 200), ("SeatStartScreenSharing", 403)],
            stage.Emulator.Requests.Where(request => request.Method == "SEAT").TakeLast(2).Select(request => (request.Operation!, request.Status)));
    }

    private static IEnumerable<bool> Muted(Callback roster) => roster.Data["participants"]!.AsArray().Select(person => person!["isMuted"]!.GetValue<bool>());

    private static IEnumerable<bool> OnHold(Callback roster) => roster.Data["participants"]!.AsArray().Select(person => person!["isOnHold"]!.GetValue<bool>());
}
