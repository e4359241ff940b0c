using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Seats;

public sealed class OwnSeatSpecs
{
    [Fact]
    public async Task I_can_mute_show_hold_and_raise_my_hand()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);

        await call.ExecuteAsync(new UnmuteSelf(), CurrentTest.Token);
        await call.ExecuteAsync(new StartVideo(), CurrentTest.Token);
        await call.ExecuteAsync(new StartScreenSharing(), CurrentTest.Token);
        await call.ExecuteAsync(new RaiseHand(), CurrentTest.Token);
        await call.ExecuteAsync(new HoldCall(), CurrentTest.Token);
        await fixture.SettleAsync();
        CallSeat seat = Assert.Single(call.State.Seats);
        Assert.Equal((SeatState.LocalHold, false, true, true, true), (seat.State, seat.IsMuted, seat.IsVideoOn, seat.IsScreenSharing, seat.IsHandRaised));

        await call.ExecuteAsync(new ResumeCall(), CurrentTest.Token);
        await call.ExecuteAsync(new LowerHand(), CurrentTest.Token);
        await call.ExecuteAsync(new StopScreenSharing(), CurrentTest.Token);
        await call.ExecuteAsync(new StopVideo(), CurrentTest.Token);
        await call.ExecuteAsync(new MuteSelf(), CurrentTest.Token);
        await fixture.SettleAsync();
        seat = Assert.Single(call.State.Seats);
        Assert.Equal((SeatState.Connected, true, false, false, false), (seat.State, seat.IsMuted, seat.IsVideoOn, seat.IsScreenSharing, seat.IsHandRaised));
    }

    [Theory]
    [InlineData(403, 5828)]
    [InlineData(403, 5829)]
    public async Task I_can_see_why_I_may_not_join_before_anything_is_sent(int code, int subCode)
    {
        EmulatorClock clock = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false, clock: clock, room: r => r with { ValidUntil = clock.GetUtcNow().AddHours(1) });
        ParticipantId user = subCode == 5828 ? await fixture.Manager.Users.CreateAsync(CurrentTest.Token) : fixture.Alice;
        await fixture.AdvanceAsync(subCode == 5829 ? 3700 : 0);

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.JoinCallAsync(user));

        Assert.Equal(403, code);
        Assert.Equal(subCode == 5828 ? CapabilityReasonCodes.NotRoomParticipant : CapabilityReasonCodes.RoomNotOpen, Assert.Single(denied.Reasons).Code);
        Assert.Empty(fixture.Requests("SeatJoin"));
    }

    [Fact]
    public async Task I_can_see_why_the_service_does_not_let_me_join()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);
        await fixture.OnAnotherInstanceAsync(manager => manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(fixture.Room.Id) { Remove = [fixture.Bob] }, CurrentTest.Token));

        fixture.Fault("ListRoomParticipants", EmulatorFault.Status(503), times: 10);
        Task<IRoomCall> joining = fixture.Manager.JoinAsync(fixture.Locator, fixture.Manager.Users.CreateSeatUser(fixture.Bob), CurrentTest.Token);
        ActionFailedException failed = await fixture.AdvanceToFailureAsync<ActionFailedException>(joining);

        Assert.Equal((FailureOrigin.Response, 403, 5828), (failed.Origin, failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Equal(fixture.Alice, Assert.Single(call.State.Seats, s => s.IsLive).Id);
    }

    [Fact]
    public async Task I_can_be_removed_from_the_server_side_and_know_why()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall server = await fixture.ConnectAsync();
        ParticipantId carol = await fixture.AddUserAsync(RoomRole.Attendee);
        await using IRoomCall seat = await fixture.JoinCallAsync(carol);
        Task<ResultInformation> leaving = seat.ExecuteAsync(new RaiseHand(), CurrentTest.Token);
        await leaving;

        await fixture.AdvanceToResultAsync(server.RemoveParticipantAsync(carol, CurrentTest.Token));
        await fixture.SettleAsync();

        CallSeat out_ = seat.State.Seats.Single();
        Assert.Equal((SeatState.Disconnected, 0, 5300), (out_.State, out_.EndReason!.Code, out_.EndReason.SubCode));
        Assert.Equal(CallConnectionState.Connected, server.State.Connection);
        await Assert.ThrowsAsync<ActionDeniedException>(() => seat.ExecuteAsync(new RaiseHand(), CurrentTest.Token));
    }

    [Fact]
    public async Task I_can_leave_by_hanging_up_and_the_others_stay()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        ParticipantId carol = await fixture.AddUserAsync(RoomRole.Consumer);
        await using IRoomCall seat = await fixture.JoinCallAsync(carol);

        await fixture.AdvanceToResultAsync(seat.HangUpAsync(CurrentTest.Token));

        Assert.Equal(carol.RawId, Assert.Single(fixture.Ledger(LedgerKind.Left)).RawId);
        Assert.Equal(0, seat.State.Seats.Single().EndReason!.Code);
    }

    [Fact]
    public async Task I_can_leave_by_disposing_the_handle()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        ParticipantId carol = await fixture.AddUserAsync(RoomRole.Attendee);
        IRoomCall seat = await fixture.JoinCallAsync(carol);

        await seat.DisposeAsync();

        Assert.Equal(carol.RawId, Assert.Single(fixture.Ledger(LedgerKind.Left)).RawId);
        Assert.Empty(fixture.Manager.Calls);
    }

    [Fact]
    public async Task I_cannot_take_two_seats_as_one_user_but_one_after_the_other()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        ParticipantId carol = await fixture.AddUserAsync(RoomRole.Attendee);
        IRoomCall seat = await fixture.JoinCallAsync(carol);
        await Assert.ThrowsAsync<InvalidActionException>(() => fixture.JoinCallAsync(carol));
        Assert.Single(fixture.Requests("SeatJoin"));
        await seat.DisposeAsync();

        await using IRoomCall again = await fixture.JoinCallAsync(carol);

        Assert.True(Assert.Single(again.State.Seats).IsLive);
    }

    [Fact]
    public async Task I_can_hang_up_for_everyone_as_a_presenter()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);

        await fixture.AdvanceToResultAsync(seat.HangUpForEveryoneAsync(CurrentTest.Token));

        Assert.Equal((0, 4097), (bob.EndReason!.Code, bob.EndReason.SubCode));
        Assert.Single(fixture.Ledger(LedgerKind.CallEnded));
    }

    [Fact]
    public async Task I_can_see_my_role_change_at_once_and_what_it_lets_me_do()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await fixture.JoinAsync(fixture.Alice);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Bob);
        Assert.False((await seat.CanAsync(new RemoveParticipant(fixture.Alice), CurrentTest.Token)).IsAllowed);

        await fixture.OnAnotherInstanceAsync(fixture.Bob, RoomRole.Presenter);
        await fixture.SettleAsync();

        Assert.Equal(RoomRole.Presenter, seat.State.Seats.Single().Role);
        Assert.True(seat.Can(new RemoveParticipant(fixture.Alice)).IsAllowed);
        await fixture.AdvanceToResultAsync(seat.RemoveParticipantAsync(fixture.Alice, CurrentTest.Token));
    }

    [Fact]
    public async Task I_can_stay_longer_than_a_token_lives()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        SeatUser user = new(fixture.Alice, async ct => await fixture.Manager.Users.IssueTokenAsync(new IssueUserToken(fixture.Alice) { ExpiresIn = TimeSpan.FromHours(1) }, ct));
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice, join => join with { User = user });

        await fixture.AdvanceAsync(3 * 3600);

        Assert.Equal(SeatState.Connected, seat.State.Seats.Single().State);
        Assert.Equal(4, fixture.Requests("IssueAccessToken").Count);
        Assert.Equal(3, fixture.Requests("SeatToken").Count);
    }

    [Fact]
    public async Task I_can_see_that_my_token_cannot_be_refreshed_before_it_throws_me_out()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        RoomUserToken only = await fixture.Manager.Users.IssueTokenAsync(new IssueUserToken(fixture.Alice) { ExpiresIn = TimeSpan.FromHours(1) }, CurrentTest.Token);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice, join => join with { User = SeatUser.WithToken(fixture.Alice, only) });
        await using EventCollector events = EventCollector.Listen(seat);

        await fixture.AdvanceAsync(3601);

        Assert.Equal(only.ExpiresAt, (await events.UntilAsync<SeatTokenNotRefreshed>()).ExpiresAt);
        CallSeat out_ = seat.State.Seats.Single();
        Assert.Equal((SeatState.Disconnected, 495, 4507), (out_.State, out_.EndReason!.Code, out_.EndReason.SubCode));
    }

    [Fact]
    public async Task I_can_see_somebody_vanish_120_seconds_after_the_crash()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);

        await bob.CrashAsync(CurrentTest.Token);
        await fixture.AdvanceAsync(119);
        Assert.Equal(2, seat.State.Participants.Count);
        await fixture.AdvanceAsync(1);
        Assert.Equal([fixture.Alice], seat.State.Participants.Select(p => p.Id));
    }
}
