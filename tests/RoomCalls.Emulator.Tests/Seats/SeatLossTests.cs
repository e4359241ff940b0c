using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class SeatLossTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_vanishes_stays_for_two_minutes_of_the_clock(bool properly)
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        await VanishAsync(stage, meeting.Ben, properly);
        await stage.AdvanceAsync(119);
        Assert.Equal("Connected", meeting.BenAsSeen["state"]!.GetValue<string>());
        await stage.AdvanceAsync(1);
        Assert.False(meeting.Ann.People.ContainsKey(meeting.BenId));
        LedgerEntry left = Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Left));
        Assert.Equal((meeting.BenId, "4521"), (left.RawId, left.Detail));
        Assert.Equal([meeting.AnnId], (await stage.Sink.NextAsync("ParticipantsUpdated")).RawIds);
    }

    [Fact]
    public async Task The_time_is_an_option()
    {
        await using Stage stage = await Stage.StartAsync(options => options.SeatLossTime = TimeSpan.FromSeconds(3));
        Meeting meeting = await stage.MeetAsync();
        await VanishAsync(stage, meeting.Ben);
        await stage.AdvanceAsync(3);
        Assert.False(meeting.Ann.People.ContainsKey(meeting.BenId));
    }

    [Fact]
    public async Task Who_comes_back_in_time_takes_the_place_over()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await VanishAsync(stage, meeting.Ben);
        await stage.AdvanceAsync(119);
        SeatClient again = await stage.SitAsync(meeting.RoomId, meeting.BenId);
        await stage.AdvanceAsync(600);
        Assert.Equal("Connected", again.State);
        Assert.NotEqual(meeting.Ben.CallId, again.CallId);
        Assert.False(meeting.Ann.HasRemoved(meeting.BenId));
        Assert.Equal(2, stage.Emulator.Ledger.GetEntries(LedgerKind.Joined).Count);
    }

    [Fact]
    public async Task What_the_older_client_sent_and_showed_is_over_with_the_newer()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        foreach (string type in (string[])["unmute", "speak", "startVideo", "raiseHand", "hold"])
        {
            await meeting.Ben.DoAsync(type);
        }

        await VanishAsync(stage, meeting.Ben);
        SeatClient again = await stage.SitAsync(meeting.RoomId, meeting.BenId, join => join["displayName"] = "Benjamin");
        Assert.All(["isSpeaking", "isHandRaised"], member => Assert.False(meeting.BenAsSeen[member]!.GetValue<bool>()));
        Assert.Equal(("Connected", "Benjamin", true), (meeting.BenAsSeen["state"]!.GetValue<string>(), meeting.BenAsSeen["displayName"]!.GetValue<string>(), meeting.BenAsSeen["isMuted"]!.GetValue<bool>()));
        Assert.Empty(meeting.BenAsSeen["streams"]!.AsArray());
        Assert.Single(again.Updates);
        Assert.Equal((true, false, false), (again.Is("isMuted"), again.Is("isVideoOn"), again.Is("isHandRaised")));
        Callback last = stage.Sink.All[^1];
        Assert.True(last.Data["participants"]![1]!["isMuted"]!.GetValue<bool>());
        Assert.False(last.Data["participants"]![1]!["isOnHold"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_newer_seat_takes_over_from_one_that_is_still_there()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        SeatClient newer = await stage.SitAsync(meeting.RoomId, meeting.BenId);
        await meeting.Ben.Closed;
        Assert.Equal(("Disconnected", (487, 10_003)), (meeting.Ben.State, meeting.Ben.EndReason));
        await newer.DoAsync("raiseHand");
        await stage.AdvanceAsync(600);
        Assert.True(meeting.BenAsSeen["isHandRaised"]!.GetValue<bool>());
        Assert.Equal(2, newer.Self("totalParticipantCount")!.GetValue<int>());
    }

    [Fact]
    public async Task Who_comes_back_in_process_stays()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await VanishAsync(stage, meeting.Ben);
        EmulatedSeat again = await stage.Emulator.JoinAsync(meeting.RoomId, meeting.BenId, TestContext.Current.CancellationToken);
        await stage.AdvanceAsync(600);
        Assert.Equal(EmulatedSeatState.Connected, again.State);
        Assert.True(meeting.Ann.People.ContainsKey(meeting.BenId));
    }

    [Fact]
    public async Task A_seat_of_a_socket_can_be_crashed_from_here()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        EmulatedSeat seat = await stage.Emulator.FindSeatAsync(meeting.RoomId, meeting.BenId, TestContext.Current.CancellationToken);
        await seat.CrashAsync(TestContext.Current.CancellationToken);
        Assert.Null(await meeting.Ben.Closed);
        await stage.AdvanceAsync(119);
        Assert.True(meeting.Ann.People.ContainsKey(meeting.BenId));
        await stage.AdvanceAsync(1);
        Assert.False(meeting.Ann.People.ContainsKey(meeting.BenId));
    }

    [Fact]
    public async Task The_last_one_to_vanish_ends_the_call()
    {
        await using Stage stage = await Stage.StartAsync();
        (string roomId, string[] users) = await stage.CreateRoomOfAsync("Presenter");
        SeatClient ann = await stage.SitAsync(roomId, users[0]);
        await stage.ConnectedAsync(roomId);
        await VanishAsync(stage, ann);
        await stage.AdvanceAsync(120);
        Assert.Equal((200, 5001), (await stage.Sink.NextAsync("CallDisconnected")).Result);
    }

    [Fact]
    public async Task Without_a_newer_token_a_seat_ends_with_its_own()
    {
        await using Stage stage = await Stage.StartAsync();
        (string roomId, string[] users) = await stage.CreateRoomOfAsync("Presenter", "Attendee");
        SeatClient ann = await stage.SitAsync(roomId, users[0]);
        (SeatClient ben, SeatAnswer joined) = await stage.TrySitAsync(await stage.TokenOfAsync(users[1], minutes: 60), roomId);
        joined.Expect();
        await stage.AdvanceAsync(3599);
        Assert.Equal("Connected", ben.State);
        await stage.AdvanceAsync(1);
        await ben.Closed;
        Assert.Equal(("Disconnected", (495, 4507)), (ben.State, ben.EndReason));
        Assert.False(ann.People.ContainsKey(users[1]));
    }

    [Fact]
    public async Task A_newer_token_prolongs_the_seat()
    {
        await using Stage stage = await Stage.StartAsync();
        (string roomId, string[] users) = await stage.CreateRoomOfAsync("Presenter");
        (SeatClient ann, _) = await stage.TrySitAsync(await stage.TokenOfAsync(users[0], minutes: 60), roomId);
        await stage.AdvanceAsync(3000);
        await ann.DoAsync("token", new JsonObject { ["token"] = await stage.TokenOfAsync(users[0], minutes: 60) });
        await stage.AdvanceAsync(3599);
        Assert.Equal("Connected", ann.State);
        await stage.AdvanceAsync(1);
        Assert.Equal((495, 4507), ann.EndReason);
    }

    [Fact]
    public async Task The_token_of_another_user_or_a_void_one_changes_nothing()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync("token", new JsonObject { ["token"] = await stage.TokenOfAsync(meeting.BenId) })).ExpectError(403, 0);
        (await meeting.Ann.AskAsync("token", new JsonObject { ["token"] = "void" })).ExpectError(401, 10_009);
        (await meeting.Ann.AskAsync("token")).ExpectError(400, 0);
        Assert.Equal("Connected", meeting.Ann.State);
    }

    [Fact]
    public async Task Revoking_tokens_leaves_seats_that_are_taken_alone()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await stage.Client.SendAsync("POST", $"/identities/{meeting.BenId}/:revokeAccessTokens?api-version=2025-06-30")).Expect(204);
        await meeting.Ben.DoAsync("raiseHand");
    }

    /// <summary>Ends the socket without leaving, and waits until the emulator knows.</summary>
    private static async Task VanishAsync(Stage stage, SeatClient seat, bool properly = false)
    {
        int timers = stage.Clock!.PendingTimers;
        if (properly)
        {
            await seat.CloseAsync();
        }
        else
        {
            seat.Vanish();
        }

        await seat.Closed;
        while (stage.Clock.PendingTimers == timers)
        {
            await Task.Yield();
        }
    }
}
