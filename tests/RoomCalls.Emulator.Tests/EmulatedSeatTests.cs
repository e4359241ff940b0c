using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests;

public sealed class EmulatedSeatTests
{
    private const string Phone = "4:+14255550100";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_seat_does_the_others_see()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (SeatClient ann, EmulatedSeat bob) = await MeetAsync(fixture, "Presenter");
        (Func<Task> Do, string Member, string Value)[] deeds =
        [
            (() => bob.MuteAsync(Token), "isMuted", "true"),
            (() => bob.UnmuteAsync(Token), "isMuted", "false"),
            (() => bob.SpeakAsync(Token), "isSpeaking", "true"),
            (() => bob.StopSpeakingAsync(Token), "isSpeaking", "false"),
            (() => bob.RaiseHandAsync(Token), "isHandRaised", "true"),
            (() => bob.LowerHandAsync(Token), "isHandRaised", "false"),
            (() => bob.HoldAsync(Token), "state", "\"Hold\""),
            (() => bob.ResumeAsync(Token), "state", "\"Connected\""),
            (() => bob.SetStateAsync(EmulatedSeatState.InLobby, Token), "state", "\"InLobby\""),
            (() => bob.SetStateAsync(EmulatedSeatState.EarlyMedia, Token), "state", "\"EarlyMedia\""),
            (() => bob.SetStateAsync(EmulatedSeatState.Idle, Token), "state", "\"Idle\""),
            (() => bob.SetStateAsync(EmulatedSeatState.Connected, Token), "state", "\"Connected\""),
        ];
        foreach ((Func<Task> act, string member, string value) in deeds)
        {
            int before = ann.Updates.Count;
            await act();
            await fixture.SettleAsync();
            Assert.Equal(value, ann.People[bob.UserId][member]!.ToJsonString());
            Assert.Equal(before + 1, ann.Updates.Count);
        }
    }

    [Fact]
    public async Task Its_streams_come_and_go()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (SeatClient ann, EmulatedSeat bob) = await MeetAsync(fixture, "Presenter");
        await bob.StartVideoAsync(Token);
        await bob.StartScreenSharingAsync(Token);
        await fixture.SettleAsync();
        Assert.Equal(["Video", "ScreenSharing"], ann.People[bob.UserId]["streams"]!.AsArray().Select(stream => stream!["kind"]!.GetValue<string>()));
        await bob.StopVideoAsync(Token);
        await bob.StopScreenSharingAsync(Token);
        await fixture.SettleAsync();
        Assert.Empty(ann.People[bob.UserId]["streams"]!.AsArray());
    }

    [Fact]
    public async Task It_adds_mutes_and_removes_others()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (SeatClient ann, EmulatedSeat bob) = await MeetAsync(fixture, "Presenter");
        string annId = fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined)[0].RawId!;
        await bob.AddParticipantAsync(Phone, EmulatorHttpFixture.CallerId, Token);
        await fixture.AdvanceAsync(1);
        Assert.True(ann.People.ContainsKey(Phone));
        await ann.DoAsync("unmute");
        await bob.MuteParticipantAsync(annId, Token);
        await fixture.SettleAsync();
        Assert.True(ann.Is("isMutedByOthers"));
        await ann.DoAsync("unmute");
        await bob.MuteAllOthersAsync(Token);
        await fixture.SettleAsync();
        Assert.True(ann.Is("isMuted"));
        await bob.RemoveParticipantAsync(Phone, Token);
        await fixture.SettleAsync();
        Assert.False(ann.People.ContainsKey(Phone));
        await bob.HangUpForEveryoneAsync(Token);
        await ann.Closed;
        Assert.Equal(((0, 4097), (0, 0)), (ann.EndReason!.Value, (bob.EndReason!.Code, bob.EndReason.SubCode)));
    }

    [Fact]
    public async Task It_knows_its_state_role_and_mute()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (SeatClient ann, EmulatedSeat bob) = await MeetAsync(fixture, "Attendee");
        Assert.Equal((EmulatedSeatState.Connected, EmulatedRole.Attendee, false, null), (bob.State, bob.Role!.Value, bob.IsMuted, bob.EndReason));
        await ann.DoAsync("muteOthers");
        Assert.True(bob.IsMuted);
        await bob.HoldAsync(Token);
        Assert.Equal(EmulatedSeatState.LocalHold, bob.State);
        (await ann.AskAsync("remove", bob.UserId)).Expect();
        Assert.Equal((EmulatedSeatState.Disconnected, (0, 5300)), (bob.State, (bob.EndReason!.Code, bob.EndReason.SubCode)));
    }

    [Fact]
    public async Task It_leaves_and_gets_its_end_reason()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (SeatClient ann, EmulatedSeat bob) = await MeetAsync(fixture, "Attendee");
        await bob.LeaveAsync(Token);
        await fixture.SettleAsync();
        Assert.Equal((EmulatedSeatState.Disconnected, (0, 0)), (bob.State, (bob.EndReason!.Code, bob.EndReason.SubCode)));
        Assert.Empty(ann.People);
    }

    [Fact]
    public async Task A_crash_takes_it_out_after_two_minutes()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (SeatClient ann, EmulatedSeat bob) = await MeetAsync(fixture, "Attendee");
        await bob.CrashAsync(Token);
        Assert.Equal(409, (await Assert.ThrowsAsync<EmulatorRefusalException>(() => bob.MuteAsync(Token))).Status);
        await fixture.AdvanceAsync(119);
        Assert.True(ann.People.ContainsKey(bob.UserId));
        await fixture.AdvanceAsync(1);
        Assert.Equal((EmulatedSeatState.Disconnected, (0, 4521)), (bob.State, (bob.EndReason!.Code, bob.EndReason.SubCode)));
        Assert.Empty(ann.People);
    }

    [Fact]
    public async Task After_a_crash_joining_again_gives_a_new_seat()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        EmulatedSeat older = await fixture.Emulator.JoinAsync(roomId, EmulatorHttpFixture.Bob, Token);
        await older.CrashAsync(Token);
        EmulatedSeat newer = await fixture.Emulator.JoinAsync(roomId, EmulatorHttpFixture.Bob, Token);
        await fixture.AdvanceAsync(600);
        Assert.Equal((EmulatedSeatState.Disconnected, (487, 10_003)), (older.State, (older.EndReason!.Code, older.EndReason.SubCode)));
        Assert.Equal(EmulatedSeatState.Connected, newer.State);
    }

    [Fact]
    public async Task Who_is_there_already_keeps_the_seat()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        EmulatedSeat bob = await fixture.Emulator.JoinAsync(roomId, EmulatorHttpFixture.Bob, Token);
        EmulatedSeat same = await fixture.Emulator.JoinAsync(roomId, EmulatorHttpFixture.Bob, Token);
        await same.MuteAsync(Token);
        Assert.Equal((true, EmulatedSeatState.Connected), (bob.IsMuted, bob.State));
        Assert.Equal(2, fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined).Count);
    }

    [Fact]
    public async Task What_the_role_does_not_allow_is_refused()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (SeatClient ann, EmulatedSeat bob) = await MeetAsync(fixture, "Consumer");
        Func<Task>[] refused =
        [
            () => bob.UnmuteAsync(Token), () => bob.StartVideoAsync(Token), () => bob.StartScreenSharingAsync(Token), () => bob.MuteAllOthersAsync(Token), () => bob.HangUpForEveryoneAsync(Token),
            () => bob.AddParticipantAsync(Phone, EmulatorHttpFixture.CallerId, Token), () => bob.RemoveParticipantAsync(Phone, Token), () => bob.MuteParticipantAsync(Phone, Token),
        ];
        foreach (Func<Task> act in refused)
        {
            EmulatorRefusalException refusal = await Assert.ThrowsAsync<EmulatorRefusalException>(act);
            Assert.Equal((403, "RoleRestricted"), (refusal.Status, refusal.Code));
        }

        await fixture.SettleAsync();
        Assert.Single(ann.LinesOf(bob.UserId));
    }

    [Fact]
    public async Task After_the_end_everything_but_reading_is_refused()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (_, EmulatedSeat bob) = await MeetAsync(fixture, "Presenter");
        await bob.LeaveAsync(Token);
        Func<Task>[] deeds =
        [
            () => bob.SpeakAsync(Token), () => bob.StopSpeakingAsync(Token), () => bob.MuteAsync(Token), () => bob.UnmuteAsync(Token), () => bob.StartVideoAsync(Token), () => bob.StopVideoAsync(Token),
            () => bob.StartScreenSharingAsync(Token), () => bob.StopScreenSharingAsync(Token), () => bob.HoldAsync(Token), () => bob.ResumeAsync(Token), () => bob.RaiseHandAsync(Token),
            () => bob.LowerHandAsync(Token), () => bob.MuteAllOthersAsync(Token), () => bob.HangUpForEveryoneAsync(Token), () => bob.LeaveAsync(Token), () => bob.CrashAsync(Token),
            () => bob.AddParticipantAsync(Phone, EmulatorHttpFixture.CallerId, Token), () => bob.RemoveParticipantAsync(Phone, Token), () => bob.MuteParticipantAsync(Phone, Token), () => bob.SetStateAsync(EmulatedSeatState.InLobby, Token),
        ];
        foreach (Func<Task> act in deeds)
        {
            Assert.Equal(409, (await Assert.ThrowsAsync<EmulatorRefusalException>(act)).Status);
        }

        Assert.False(bob.IsMuted);
    }

    [Fact]
    public async Task What_is_cancelled_before_is_not_done()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (_, EmulatedSeat bob) = await MeetAsync(fixture, "Presenter");
        await Assert.ThrowsAsync<OperationCanceledException>(() => bob.MuteAsync(new CancellationToken(canceled: true)));
        Assert.False(bob.IsMuted);
    }

    [Fact]
    public async Task Somebody_without_a_raw_id_is_an_argument_error()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (_, EmulatedSeat bob) = await MeetAsync(fixture, "Presenter");
        await Assert.ThrowsAsync<ArgumentNullException>(() => bob.AddParticipantAsync(null!, cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => bob.RemoveParticipantAsync(null!, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => bob.MuteParticipantAsync("", Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => bob.SetStateAsync((EmulatedSeatState)42, Token));
    }

    [Fact]
    public async Task A_user_added_by_Call_Automation_gets_a_seat_by_joining()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string connection = await fixture.ConnectedAsync(roomId);
        (await fixture.AddUserAsync(connection, EmulatorHttpFixture.Bob)).Expect(202);
        await fixture.AdvanceAsync(1);
        Assert.Equal(404, (await Assert.ThrowsAsync<EmulatorRefusalException>(() => fixture.Emulator.FindSeatAsync(roomId, EmulatorHttpFixture.Bob, Token))).Status);
        EmulatedSeat bob = await fixture.Emulator.JoinAsync(roomId, EmulatorHttpFixture.Bob, Token);
        Assert.Equal(EmulatedRole.Presenter, bob.Role);
        await bob.HoldAsync(Token);
        await fixture.SettleAsync();
        Assert.True(fixture.Callbacks.All[^1].Data["participants"]![1]!["isOnHold"]!.GetValue<bool>());
    }

    /// <summary>Ann presents over a socket, Bob is in process.</summary>
    private static async Task<(SeatClient Ann, EmulatedSeat Bob)> MeetAsync(EmulatorHttpFixture fixture, string role)
    {
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Presenter", role);
        SeatClient ann = await fixture.SitAsync(roomId, users[0]);
        EmulatedSeat bob = await fixture.Emulator.JoinAsync(roomId, users[1], TestContext.Current.CancellationToken);
        await fixture.SettleAsync();
        return (ann, bob);
    }
}
