using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Policies;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Seats;

public sealed class BothSidesSpecs
{
    [Fact]
    public async Task I_can_join_and_then_connect_and_it_is_one_call()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice);
        Assert.Equal(CallConnectionState.Unknown, seat.State.Connection);

        await using IRoomCall server = await stage.ConnectAsync();

        Assert.Same(server.State, seat.State);
        Assert.Single(stage.Manager.Calls);
        Assert.Equal((CallConnectionState.Connected, 1), (seat.State.Connection, seat.State.Participants.Count));
        Assert.Equal((RoomCallActor.Participant(stage.Alice), RoomCallActor.Administrator), (seat.Actor, server.Actor));
    }

    [Fact]
    public async Task I_can_connect_and_then_join_and_it_is_one_call()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall server = await stage.ConnectAsync();
        ParticipantId carol = await stage.InviteAsync(RoomRole.Attendee);

        await using IRoomCall seat = await stage.JoinCallAsync(carol);

        Assert.Same(server.State, seat.State);
        Assert.Equal(3, server.State.Participants.Count);
    }

    [Fact]
    public async Task I_can_attach_a_leg_to_the_call_in_which_I_sit()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice);
        await stage.ElsewhereAsync(async manager =>
        {
            ConnectCall connect = new(stage.Locator) { CallbackUri = new Uri("http://127.0.0.1:9/elsewhere") };
            Task connecting = manager.ConnectAsync(connect, Stage.Token);
            while (!stage.Emulator.Ledger.GetEntries(LedgerKind.Connected).Any())
            {
                await stage.SettleAsync();
            }

            CallConnectionId leg = new(stage.Emulator.Ledger.GetEntries(LedgerKind.Connected).Single().CallConnectionId!);

            await using IRoomCall attached = await stage.Manager.AttachAsync(leg, Stage.Token);

            Assert.Same(attached.State, seat.State);
            Assert.Single(stage.Manager.Calls);
            Assert.False(connecting.IsCompleted);
            _ = connecting.ContinueWith(static t => t.Exception, TaskScheduler.Default);
        });
    }

    [Fact]
    public async Task I_can_mute_by_my_seat_and_by_the_server_and_both_are_seen_on_both_sides()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice);
        await using IRoomCall server = await stage.ConnectAsync();

        Assert.Equal(StateConfirmation.Confirmed, await stage.OutcomeAsync(seat.MuteParticipantAsync(stage.Bob, Stage.Token)));
        Assert.True(bob.IsMuted);
        Assert.Equal(["SeatMuteParticipant"], stage.Emulator.Requests.Select(r => r.Operation!).Where(o => o.Contains("MuteParticipant", StringComparison.Ordinal)));
        await bob.UnmuteAsync(Stage.Token);
        Assert.Equal(StateConfirmation.Confirmed, await stage.OutcomeAsync(server.MuteParticipantAsync(stage.Bob, Stage.Token)));
        Assert.Single(stage.Requests("MuteParticipants"));
        await stage.SettleAsync();
        Assert.Equal((true, CallSide.Client), (seat.State.Participants.Single(p => p.Id == stage.Bob).IsMuted.Value, seat.State.Participants.Single(p => p.Id == stage.Bob).IsMuted.Side));
    }

    [Fact]
    public async Task I_am_refused_with_both_reasons_when_neither_my_seat_nor_my_role_may()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await stage.SitAsync(stage.Alice);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Bob);
        await using IRoomCall server = await stage.ConnectAsync();
        int before = stage.Emulator.Requests.Count;

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => seat.RemoveParticipantAsync(stage.Alice, Stage.Token));

        Assert.Equal([CapabilityReasonCodes.RoleRestricted, CapabilityReasonCodes.RoleRestricted], denied.Reasons.Select(r => r.Code));
        Assert.Contains("Attendee", denied.Reasons[0].Message, StringComparison.Ordinal);
        Assert.Contains("seat", denied.Reasons[1].Message, StringComparison.Ordinal);
        Assert.Equal(before, stage.Emulator.Requests.Count);
    }

    [Fact]
    public async Task I_go_by_the_server_side_where_my_seat_may_not_but_the_table_lets_me()
    {
        await using Stage stage = await Stage.BuildAsync(
            people: false, options: o => o.Roles.Permissions = RolePermissions.Default.Allow(RoomRole.Attendee, nameof(RemoveParticipant)));
        EmulatedSeat alice = await stage.SitAsync(stage.Alice);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Bob);
        Assert.False((await seat.CanAsync(new RemoveParticipant(stage.Alice), Stage.Token)).IsAllowed);   // no server side yet
        await using IRoomCall server = await stage.ConnectAsync();

        await stage.OutcomeAsync(seat.RemoveParticipantAsync(stage.Alice, Stage.Token));

        Assert.Single(stage.Requests("RemoveParticipant"));
        Assert.Equal((0, 5300), (alice.EndReason!.Code, alice.EndReason.SubCode));
    }

    [Fact]
    public async Task I_send_tones_to_phones_by_the_server_side_only()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice);
        RoomCallParticipant phone = await stage.OutcomeAsync(seat.AddParticipantAsync(Phones.Answering, Stage.Token));

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => seat.Media.SendDtmfAsync(phone.Id, DtmfTones.Parse("1"), Stage.Token));
        Assert.Equal(CapabilityReasonCodes.FeatureNotSupported, Assert.Single(denied.Reasons).Code);

        await using IRoomCall server = await stage.ConnectAsync();
        await stage.OutcomeAsync(seat.Media.SendDtmfAsync(phone.Id, DtmfTones.Parse("1"), Stage.Token));
        Assert.Single(stage.Requests("SendDtmfTones"));
    }

    [Fact]
    public async Task I_stay_seated_when_the_application_hangs_up_and_it_can_come_back()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice);
        IRoomCall server = await stage.ConnectAsync();
        CallConnectionId first = server.ConnectionId;
        await stage.OutcomeAsync(server.HangUpAsync(Stage.Token));
        await server.DisposeAsync();
        await stage.PassAsync(1);
        Assert.Equal((CallConnectionState.Disconnected, stage.Alice), (seat.State.Connection, Assert.Single(seat.State.Participants).Id));
        await seat.ExecuteAsync(new RaiseHand(), Stage.Token);

        await using IRoomCall again = await stage.ConnectAsync();

        Assert.NotEqual(first, again.ConnectionId);
        Assert.Same(again.State, seat.State);
        Assert.Equal(CallConnectionState.Connected, seat.State.Connection);
    }

    [Fact]
    public async Task I_see_each_field_with_its_side()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall server = await stage.ConnectAsync();
        RoomCallParticipant before = server.State.Participants.Single();
        Assert.Equal((CallSide.Server, false, false), (before.IsMuted.Side, before.IsSpeaking.IsKnown, before.Streams.IsKnown));

        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice);
        await bob.SpeakAsync(Stage.Token);
        await stage.SettleAsync();

        RoomCallParticipant after = server.State.Participants.Single(p => p.Id == stage.Bob);
        Assert.Equal((CallSide.Client, CallSide.Client, CallSide.Server), (after.IsMuted.Side, after.IsSpeaking.Side, after.IsOnHold.Side));
        Assert.True(after.IsSpeaking.Value);
        Assert.NotNull(server.State.ClientAsOf);
        Assert.NotNull(server.State.ServerAsOf);
    }

    [Fact]
    public async Task I_do_not_see_somebody_come_back_whom_my_seat_saw_leaving_when_the_seat_is_gone_too()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        ParticipantId carol = await stage.InviteAsync(RoomRole.Attendee);
        await stage.SitAsync(carol);
        IRoomCall seat = await stage.JoinCallAsync(stage.Alice);
        await using IRoomCall server = await stage.ConnectAsync();
        await bob.LeaveAsync(Stage.Token);
        await seat.DisposeAsync();

        Assert.DoesNotContain(server.State.Participants, p => p.Id == stage.Bob && p.State.Side == CallSide.Client);
        await stage.SettleAsync();
        Assert.Equal([carol], server.State.Participants.Select(p => p.Id));
    }
}
