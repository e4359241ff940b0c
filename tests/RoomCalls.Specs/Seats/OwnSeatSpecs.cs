using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Seats;

public sealed class OwnSeatSpecs
{
    [Fact]
    public async Task I_can_mute_show_hold_and_raise_my_hand()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);

        await call.ExecuteAsync(new UnmuteSelf(), Stage.Token);
        await call.ExecuteAsync(new StartVideo(), Stage.Token);
        await call.ExecuteAsync(new StartScreenSharing(), Stage.Token);
        await call.ExecuteAsync(new RaiseHand(), Stage.Token);
        await call.ExecuteAsync(new HoldCall(), Stage.Token);
        await stage.SettleAsync();
        CallSeat seat = Assert.Single(call.State.Seats);
        Assert.Equal((SeatState.LocalHold, false, true, true, true), (seat.State, seat.IsMuted, seat.IsVideoOn, seat.IsScreenSharing, seat.IsHandRaised));

        await call.ExecuteAsync(new ResumeCall(), Stage.Token);
        await call.ExecuteAsync(new LowerHand(), Stage.Token);
        await call.ExecuteAsync(new StopScreenSharing(), Stage.Token);
        await call.ExecuteAsync(new StopVideo(), Stage.Token);
        await call.ExecuteAsync(new MuteSelf(), Stage.Token);
        await stage.SettleAsync();
        seat = Assert.Single(call.State.Seats);
        Assert.Equal((SeatState.Connected, true, false, false, false), (seat.State, seat.IsMuted, seat.IsVideoOn, seat.IsScreenSharing, seat.IsHandRaised));
    }

    [Theory]
    [InlineData(403, 5828)]
    [InlineData(403, 5829)]
    public async Task I_can_see_why_I_may_not_join_before_anything_is_sent(int code, int subCode)
    {
        EmulatorClock clock = new();
        await using Stage stage = await Stage.BuildAsync(people: false, clock: clock, room: r => r with { ValidUntil = clock.GetUtcNow().AddHours(1) });
        ParticipantId user = subCode == 5828 ? await stage.Manager.Users.CreateAsync(Stage.Token) : stage.Alice;
        await stage.PassAsync(subCode == 5829 ? 3700 : 0);

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => stage.JoinCallAsync(user));

        Assert.Equal(403, code);
        Assert.Equal(subCode == 5828 ? CapabilityReasonCodes.NotRoomParticipant : CapabilityReasonCodes.RoomNotOpen, Assert.Single(denied.Reasons).Code);
        Assert.Empty(stage.Requests("SeatJoin"));
    }

    [Fact]
    public async Task I_can_see_why_the_service_does_not_let_me_join()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);
        await stage.ElsewhereAsync(manager => manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(stage.Room.Id) { Remove = [stage.Bob] }, Stage.Token));

        stage.Fault("ListRoomParticipants", EmulatorFault.Status(503), times: 10);
        Task<IRoomCall> joining = stage.Manager.JoinAsync(stage.Locator, stage.Manager.Users.SeatUser(stage.Bob), Stage.Token);
        ActionFailedException failed = await stage.FailureAsync<ActionFailedException>(joining);

        Assert.Equal((FailureOrigin.Response, 403, 5828), (failed.Origin, failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Equal(stage.Alice, Assert.Single(call.State.Seats, s => s.IsLive).Id);
    }

    [Fact]
    public async Task I_can_be_removed_from_the_server_side_and_know_why()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall server = await stage.ConnectAsync();
        ParticipantId carol = await stage.InviteAsync(RoomRole.Attendee);
        await using IRoomCall seat = await stage.JoinCallAsync(carol);
        Task<ResultInformation> leaving = seat.ExecuteAsync(new RaiseHand(), Stage.Token);
        await leaving;

        await stage.OutcomeAsync(server.RemoveParticipantAsync(carol, Stage.Token));
        await stage.SettleAsync();

        CallSeat out_ = seat.State.Seats.Single();
        Assert.Equal((SeatState.Disconnected, 0, 5300), (out_.State, out_.EndReason!.Code, out_.EndReason.SubCode));
        Assert.Equal(CallConnectionState.Connected, server.State.Connection);
        await Assert.ThrowsAsync<ActionDeniedException>(() => seat.ExecuteAsync(new RaiseHand(), Stage.Token));
    }

    [Fact]
    public async Task I_can_leave_by_hanging_up_and_the_others_stay()
    {
        await using Stage stage = await Stage.BuildAsync();
        ParticipantId carol = await stage.InviteAsync(RoomRole.Consumer);
        await using IRoomCall seat = await stage.JoinCallAsync(carol);

        await stage.OutcomeAsync(seat.HangUpAsync(Stage.Token));

        Assert.Equal(carol.RawId, Assert.Single(stage.Ledger(LedgerKind.Left)).RawId);
        Assert.Equal(0, seat.State.Seats.Single().EndReason!.Code);
    }

    [Fact]
    public async Task I_can_leave_by_disposing_the_handle()
    {
        await using Stage stage = await Stage.BuildAsync();
        ParticipantId carol = await stage.InviteAsync(RoomRole.Attendee);
        IRoomCall seat = await stage.JoinCallAsync(carol);

        await seat.DisposeAsync();

        Assert.Equal(carol.RawId, Assert.Single(stage.Ledger(LedgerKind.Left)).RawId);
        Assert.Empty(stage.Manager.Calls);
    }

    [Fact]
    public async Task I_cannot_take_two_seats_as_one_user_but_one_after_the_other()
    {
        await using Stage stage = await Stage.BuildAsync();
        ParticipantId carol = await stage.InviteAsync(RoomRole.Attendee);
        IRoomCall seat = await stage.JoinCallAsync(carol);
        await Assert.ThrowsAsync<InvalidActionException>(() => stage.JoinCallAsync(carol));
        Assert.Single(stage.Requests("SeatJoin"));
        await seat.DisposeAsync();

        await using IRoomCall again = await stage.JoinCallAsync(carol);

        Assert.True(Assert.Single(again.State.Seats).IsLive);
    }

    [Fact]
    public async Task I_can_hang_up_for_everyone_as_a_presenter()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice);

        await stage.OutcomeAsync(seat.HangUpForEveryoneAsync(Stage.Token));

        Assert.Equal((0, 4097), (bob.EndReason!.Code, bob.EndReason.SubCode));
        Assert.Single(stage.Ledger(LedgerKind.CallEnded));
    }

    [Fact]
    public async Task I_can_see_my_role_change_at_once_and_what_it_lets_me_do()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await stage.SitAsync(stage.Alice);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Bob);
        Assert.False((await seat.CanAsync(new RemoveParticipant(stage.Alice), Stage.Token)).IsAllowed);

        await stage.ElsewhereAsync(stage.Bob, RoomRole.Presenter);
        await stage.SettleAsync();

        Assert.Equal(RoomRole.Presenter, seat.State.Seats.Single().Role);
        Assert.True(seat.Can(new RemoveParticipant(stage.Alice)).IsAllowed);
        await stage.OutcomeAsync(seat.RemoveParticipantAsync(stage.Alice, Stage.Token));
    }

    [Fact]
    public async Task I_can_stay_longer_than_a_token_lives()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        SeatUser user = new(stage.Alice, async ct => await stage.Manager.Users.IssueTokenAsync(new IssueUserToken(stage.Alice) { ExpiresIn = TimeSpan.FromHours(1) }, ct));
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice, join => join with { User = user });

        await stage.PassAsync(3 * 3600);

        Assert.Equal(SeatState.Connected, seat.State.Seats.Single().State);
        Assert.Equal(4, stage.Requests("IssueAccessToken").Count);
        Assert.Equal(3, stage.Requests("SeatToken").Count);
    }

    [Fact]
    public async Task I_can_see_that_my_token_cannot_be_refreshed_before_it_throws_me_out()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        RoomUserToken only = await stage.Manager.Users.IssueTokenAsync(new IssueUserToken(stage.Alice) { ExpiresIn = TimeSpan.FromHours(1) }, Stage.Token);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice, join => join with { User = SeatUser.WithToken(stage.Alice, only) });
        await using Audience audience = Audience.Of(seat);

        await stage.PassAsync(3601);

        Assert.Equal(only.ExpiresOn, (await audience.UntilAsync<SeatTokenNotRefreshed>()).ExpiresAt);
        CallSeat out_ = seat.State.Seats.Single();
        Assert.Equal((SeatState.Disconnected, 495, 4507), (out_.State, out_.EndReason!.Code, out_.EndReason.SubCode));
    }

    [Fact]
    public async Task I_can_see_somebody_vanish_120_seconds_after_the_crash()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice);

        await bob.CrashAsync(Stage.Token);
        await stage.PassAsync(119);
        Assert.Equal(2, seat.State.Participants.Count);
        await stage.PassAsync(1);
        Assert.Equal([stage.Alice], seat.State.Participants.Select(p => p.Id));
    }
}
