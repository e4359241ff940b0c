using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class OwnActionsTests
{
    [Fact]
    public async Task Unmuting_and_muting_are_seen_by_the_seat_the_others_and_the_connections()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        await pair.Ben.DoAsync("unmute");
        await fixture.SettleAsync();
        Assert.False(pair.Ben.Is("isMuted"));
        Assert.False(pair.BenAsSeen["isMuted"]!.GetValue<bool>());
        Assert.Equal([true, false], Muted(await fixture.Callbacks.NextAsync("ParticipantsUpdated")));
        await pair.Ben.DoAsync("mute");
        await fixture.SettleAsync();
        Assert.True(pair.Ben.Is("isMuted"));
        Assert.True(pair.BenAsSeen["isMuted"]!.GetValue<bool>());
        Assert.Null(pair.Ben.Self("isMutedByOthers"));
        Assert.Equal([true, true], Muted(await fixture.Callbacks.NextAsync("ParticipantsUpdated")));
    }

    [Fact]
    public async Task Speaking_is_seen_by_the_others_while_unmuted()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ben.DoAsync("speak", isSpeaking: true);
        await fixture.SettleAsync();
        Assert.False(pair.BenAsSeen["isSpeaking"]!.GetValue<bool>());
        await pair.Ben.DoAsync("unmute");
        await pair.Ben.DoAsync("speak", isSpeaking: true);
        await fixture.SettleAsync();
        Assert.True(pair.BenAsSeen["isSpeaking"]!.GetValue<bool>());
        await pair.Ben.DoAsync("speak", isSpeaking: false);
        await fixture.SettleAsync();
        Assert.False(pair.BenAsSeen["isSpeaking"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Muting_ends_speaking()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ben.DoAsync("unmute");
        await pair.Ben.DoAsync("speak");
        await pair.Ben.DoAsync("mute");
        await fixture.SettleAsync();
        Assert.Equal((true, false), (pair.BenAsSeen["isMuted"]!.GetValue<bool>(), pair.BenAsSeen["isSpeaking"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData("startVideo", "stopVideo", "isVideoOn", "Video", 1280, 720)]
    [InlineData("startScreenSharing", "stopScreenSharing", "isScreenSharing", "ScreenSharing", 1920, 1080)]
    public async Task A_stream_comes_and_goes(string start, string stop, string member, string kind, int width, int height)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync(other: "Collaborator");
        await pair.Ben.DoAsync(start);
        await fixture.SettleAsync();
        Assert.True(pair.Ben.Is(member));
        JsonNode stream = Assert.Single(pair.BenAsSeen["streams"]!.AsArray())!;
        Assert.Equal((1, kind), (stream["id"]!.GetValue<int>(), stream["kind"]!.GetValue<string>()));
        Assert.True(stream["isAvailable"]!.GetValue<bool>() && stream["isReceiving"]!.GetValue<bool>());
        Assert.Equal((width, height), (stream["width"]!.GetValue<int>(), stream["height"]!.GetValue<int>()));
        await pair.Ben.DoAsync(stop);
        await fixture.SettleAsync();
        Assert.False(pair.Ben.Is(member));
        Assert.Empty(pair.BenAsSeen["streams"]!.AsArray());
    }

    [Fact]
    public async Task Stream_ids_grow_and_video_and_screen_go_side_by_side()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync(other: "Collaborator");
        foreach (string type in (string[])["startVideo", "stopVideo", "startScreenSharing", "startVideo"])
        {
            await pair.Ben.DoAsync(type);
        }

        await fixture.SettleAsync();
        Assert.Equal(
            [(2, "ScreenSharing"), (3, "Video")],
            pair.BenAsSeen["streams"]!.AsArray().Select(stream => (stream!["id"]!.GetValue<int>(), stream["kind"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Holding_is_seen_by_the_seat_the_others_and_the_connections()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        await pair.Ben.DoAsync("hold");
        await fixture.SettleAsync();
        Assert.Equal(("LocalHold", "Hold"), (pair.Ben.State, pair.BenAsSeen["state"]!.GetValue<string>()));
        Assert.Equal([false, true], OnHold(await fixture.Callbacks.NextAsync("ParticipantsUpdated")));
        await pair.Ben.DoAsync("resume");
        await fixture.SettleAsync();
        Assert.Equal(("Connected", "Connected"), (pair.Ben.State, pair.BenAsSeen["state"]!.GetValue<string>()));
        Assert.Equal([false, false], OnHold(await fixture.Callbacks.NextAsync("ParticipantsUpdated")));
    }

    [Fact]
    public async Task Holding_can_be_local_only()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.IsHoldVisible = false);
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        int callbacks = fixture.Callbacks.All.Count;
        await pair.Ben.DoAsync("hold");
        await fixture.SettleAsync();
        Assert.Equal(("LocalHold", "Connected"), (pair.Ben.State, pair.BenAsSeen["state"]!.GetValue<string>()));
        Assert.Equal(callbacks, fixture.Callbacks.All.Count);
    }

    [Fact]
    public async Task A_hand_is_raised_and_lowered()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ben.DoAsync("raiseHand");
        await fixture.SettleAsync();
        Assert.True(pair.Ben.Is("isHandRaised") && pair.BenAsSeen["isHandRaised"]!.GetValue<bool>());
        await pair.Ben.DoAsync("lowerHand");
        await fixture.SettleAsync();
        Assert.False(pair.Ben.Is("isHandRaised") || pair.BenAsSeen["isHandRaised"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("mute")]
    [InlineData("stopVideo")]
    [InlineData("stopScreenSharing")]
    [InlineData("resume")]
    [InlineData("lowerHand")]
    public async Task What_is_so_already_is_accepted_without_an_update(string type)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        int before = pair.Ann.Received.Count;
        await pair.Ben.DoAsync(type);
        await fixture.SettleAsync();
        Assert.Equal(before, pair.Ann.Received.Count);
        Assert.Single(pair.Ben.Updates);
    }

    [Fact]
    public async Task An_update_says_what_is_new_and_nothing_else()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ben.DoAsync("raiseHand");
        await fixture.SettleAsync();
        Assert.Equal(["type", "isHandRaised"], pair.Ben.Updates[^1].Select(member => member.Key));
        Assert.Equal(["type", "participants"], pair.Ann.Updates[^1].Select(member => member.Key));
        Assert.Single(pair.Ann.Updates[^1]["participants"]!.AsArray());
    }

    [Fact]
    public async Task Each_request_is_logged_with_its_status()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ben.DoAsync("raiseHand");
        (await pair.Ben.AskAsync("startScreenSharing")).ExpectError(403, 0);
        Assert.Equal(
            [("SeatRaiseHand", 200), ("SeatStartScreenSharing", 403)],
            fixture.Emulator.Requests.Where(request => request.Method == "SEAT").TakeLast(2).Select(request => (request.Operation!, request.Status)));
    }

    private static IEnumerable<bool> Muted(ReceivedCallback roster) => roster.Data["participants"]!.AsArray().Select(person => person!["isMuted"]!.GetValue<bool>());

    private static IEnumerable<bool> OnHold(ReceivedCallback roster) => roster.Data["participants"]!.AsArray().Select(person => person!["isOnHold"]!.GetValue<bool>());
}
