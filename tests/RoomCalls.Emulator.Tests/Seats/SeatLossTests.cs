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
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        await VanishAsync(fixture, pair.Ben, properly);
        await fixture.AdvanceAsync(119);
        Assert.Equal("Connected", pair.BenAsSeen["state"]!.GetValue<string>());
        await fixture.AdvanceAsync(1);
        Assert.False(pair.Ann.People.ContainsKey(pair.BenId));
        LedgerEntry left = Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Left));
        Assert.Equal((pair.BenId, "4521"), (left.RawId, left.Detail));
        Assert.Equal([pair.AnnId], (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).RawIds);
    }

    [Fact]
    public async Task The_time_is_an_option()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.SeatLossTime = TimeSpan.FromSeconds(3));
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await VanishAsync(fixture, pair.Ben);
        await fixture.AdvanceAsync(3);
        Assert.False(pair.Ann.People.ContainsKey(pair.BenId));
    }

    [Fact]
    public async Task Who_comes_back_in_time_takes_the_place_over()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await VanishAsync(fixture, pair.Ben);
        await fixture.AdvanceAsync(119);
        SeatClient again = await fixture.SitAsync(pair.RoomId, pair.BenId);
        await fixture.AdvanceAsync(600);
        Assert.Equal("Connected", again.State);
        Assert.NotEqual(pair.Ben.CallId, again.CallId);
        Assert.False(pair.Ann.HasRemoved(pair.BenId));
        Assert.Equal(2, fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined).Count);
    }

    [Fact]
    public async Task What_the_older_client_sent_and_showed_is_over_with_the_newer()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        foreach (string type in (string[])["unmute", "speak", "startVideo", "raiseHand", "hold"])
        {
            await pair.Ben.DoAsync(type);
        }

        await VanishAsync(fixture, pair.Ben);
        SeatClient again = await fixture.SitAsync(pair.RoomId, pair.BenId, join => join["displayName"] = "Benjamin");
        Assert.All(["isSpeaking", "isHandRaised"], member => Assert.False(pair.BenAsSeen[member]!.GetValue<bool>()));
        Assert.Equal(("Connected", "Benjamin", true), (pair.BenAsSeen["state"]!.GetValue<string>(), pair.BenAsSeen["displayName"]!.GetValue<string>(), pair.BenAsSeen["isMuted"]!.GetValue<bool>()));
        Assert.Empty(pair.BenAsSeen["streams"]!.AsArray());
        Assert.Single(again.Updates);
        Assert.Equal((true, false, false), (again.Is("isMuted"), again.Is("isVideoOn"), again.Is("isHandRaised")));
        ReceivedCallback last = fixture.Callbacks.All[^1];
        Assert.True(last.Data["participants"]![1]!["isMuted"]!.GetValue<bool>());
        Assert.False(last.Data["participants"]![1]!["isOnHold"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_newer_seat_takes_over_from_one_that_is_still_there()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        SeatClient newer = await fixture.SitAsync(pair.RoomId, pair.BenId);
        await pair.Ben.Closed;
        Assert.Equal(("Disconnected", (487, 10_003)), (pair.Ben.State, pair.Ben.EndReason));
        await newer.DoAsync("raiseHand");
        await fixture.AdvanceAsync(600);
        Assert.True(pair.BenAsSeen["isHandRaised"]!.GetValue<bool>());
        Assert.Equal(2, newer.Self("totalParticipantCount")!.GetValue<int>());
    }

    [Fact]
    public async Task Who_comes_back_in_process_stays()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await VanishAsync(fixture, pair.Ben);
        EmulatedSeat again = await fixture.Emulator.JoinAsync(pair.RoomId, pair.BenId, TestContext.Current.CancellationToken);
        await fixture.AdvanceAsync(600);
        Assert.Equal(EmulatedSeatState.Connected, again.State);
        Assert.True(pair.Ann.People.ContainsKey(pair.BenId));
    }

    [Fact]
    public async Task A_seat_of_a_socket_can_be_crashed_from_here()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        EmulatedSeat seat = await fixture.Emulator.FindSeatAsync(pair.RoomId, pair.BenId, TestContext.Current.CancellationToken);
        await seat.CrashAsync(TestContext.Current.CancellationToken);
        Assert.Null(await pair.Ben.Closed);
        await fixture.AdvanceAsync(119);
        Assert.True(pair.Ann.People.ContainsKey(pair.BenId));
        await fixture.AdvanceAsync(1);
        Assert.False(pair.Ann.People.ContainsKey(pair.BenId));
    }

    [Fact]
    public async Task The_last_one_to_vanish_ends_the_call()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter");
        SeatClient ann = await fixture.SitAsync(roomId, users[0]);
        await fixture.ConnectedAsync(roomId);
        await VanishAsync(fixture, ann);
        await fixture.AdvanceAsync(120);
        Assert.Equal((200, 5001), (await fixture.Callbacks.NextAsync("CallDisconnected")).Result);
    }

    [Fact]
    public async Task Without_a_newer_token_a_seat_ends_when_its_token_expires()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter", "Attendee");
        SeatClient ann = await fixture.SitAsync(roomId, users[0]);
        (SeatClient ben, SeatReply joined) = await fixture.TrySitAsync(await fixture.TokenOfAsync(users[1], minutes: 60), roomId);
        joined.Expect();
        await fixture.AdvanceAsync(3599);
        Assert.Equal("Connected", ben.State);
        await fixture.AdvanceAsync(1);
        await ben.Closed;
        Assert.Equal(("Disconnected", (495, 4507)), (ben.State, ben.EndReason));
        Assert.False(ann.People.ContainsKey(users[1]));
    }

    [Fact]
    public async Task A_newer_token_prolongs_the_seat()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter");
        (SeatClient ann, _) = await fixture.TrySitAsync(await fixture.TokenOfAsync(users[0], minutes: 60), roomId);
        await fixture.AdvanceAsync(3000);
        await ann.DoAsync("token", new JsonObject { ["token"] = await fixture.TokenOfAsync(users[0], minutes: 60) });
        await fixture.AdvanceAsync(3599);
        Assert.Equal("Connected", ann.State);
        await fixture.AdvanceAsync(1);
        Assert.Equal((495, 4507), ann.EndReason);
    }

    [Fact]
    public async Task The_token_of_another_user_or_a_void_one_changes_nothing()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync("token", new JsonObject { ["token"] = await fixture.TokenOfAsync(pair.BenId) })).ExpectError(403, 0);
        (await pair.Ann.AskAsync("token", new JsonObject { ["token"] = "void" })).ExpectError(401, 10_009);
        (await pair.Ann.AskAsync("token")).ExpectError(400, 0);
        Assert.Equal("Connected", pair.Ann.State);
    }

    [Fact]
    public async Task Revoking_tokens_leaves_seats_that_are_taken_alone()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await fixture.Client.SendAsync("POST", $"/identities/{pair.BenId}/:revokeAccessTokens?api-version=2025-06-30")).Expect(204);
        await pair.Ben.DoAsync("raiseHand");
    }

    /// <summary>Ends the socket without leaving, and waits until the emulator knows.</summary>
    private static async Task VanishAsync(EmulatorHttpFixture fixture, SeatClient seat, bool properly = false)
    {
        int timers = fixture.Clock!.PendingTimers;
        if (properly)
        {
            await seat.CloseAsync();
        }
        else
        {
            seat.Vanish();
        }

        await seat.Closed;
        while (fixture.Clock.PendingTimers == timers)
        {
            await Task.Yield();
        }
    }
}
