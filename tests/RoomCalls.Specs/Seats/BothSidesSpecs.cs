using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Policies;

namespace RoomCalls.Specs.Seats;

public sealed class BothSidesSpecs
{
    [Fact]
    public async Task I_can_join_and_then_connect_and_it_is_one_call()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        Assert.Equal(CallConnectionState.Unknown, seat.State.Connection);

        await using IRoomCall server = await fixture.ConnectAsync();

        Assert.Same(server.State, seat.State);
        Assert.Single(fixture.Manager.Calls);
        Assert.Equal((CallConnectionState.Connected, 1), (seat.State.Connection, seat.State.Participants.Count));
        Assert.Equal((RoomCallActor.Participant(fixture.Alice), RoomCallActor.Administrator), (seat.Actor, server.Actor));
    }

    [Fact]
    public async Task I_can_connect_and_then_join_and_it_is_one_call()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall server = await fixture.ConnectAsync();
        ParticipantId carol = await fixture.AddUserAsync(RoomRole.Attendee);

        await using IRoomCall seat = await fixture.JoinCallAsync(carol);

        Assert.Same(server.State, seat.State);
        Assert.Equal(3, server.State.Participants.Count);
    }

    [Fact]
    public async Task I_can_attach_a_leg_to_the_call_in_which_I_sit()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        await fixture.OnAnotherInstanceAsync(async manager =>
        {
            ConnectCall connect = new(fixture.Locator) { CallbackUri = new Uri("http://127.0.0.1:9/elsewhere") };
            Task connecting = manager.ConnectAsync(connect, CurrentTest.Token);
            while (!fixture.Emulator.Ledger.GetEntries(LedgerKind.Connected).Any())
            {
                await fixture.SettleAsync();
            }

            CallConnectionId leg = new(fixture.Emulator.Ledger.GetEntries(LedgerKind.Connected).Single().CallConnectionId!);

            await using IRoomCall attached = await fixture.Manager.AttachAsync(leg, CurrentTest.Token);

            Assert.Same(attached.State, seat.State);
            Assert.Single(fixture.Manager.Calls);
            Assert.False(connecting.IsCompleted);
            _ = connecting.ContinueWith(static t => t.Exception, TaskScheduler.Default);
        });
    }

    [Fact]
    public async Task I_can_mute_by_my_seat_and_by_the_server_and_both_are_seen_on_both_sides()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        await using IRoomCall server = await fixture.ConnectAsync();

        Assert.Equal(StateConfirmation.Confirmed, await fixture.AdvanceToResultAsync(seat.MuteParticipantAsync(fixture.Bob, CurrentTest.Token)));
        Assert.True(bob.IsMuted);
        Assert.Equal(["SeatMuteParticipant"], fixture.Emulator.Requests.Select(r => r.Operation!).Where(o => o.Contains("MuteParticipant", StringComparison.Ordinal)));
        await bob.UnmuteAsync(CurrentTest.Token);
        Assert.Equal(StateConfirmation.Confirmed, await fixture.AdvanceToResultAsync(server.MuteParticipantAsync(fixture.Bob, CurrentTest.Token)));
        Assert.Single(fixture.Requests("MuteParticipants"));
        await fixture.SettleAsync();
        Assert.Equal((true, CallSide.Client), (seat.State.Participants.Single(p => p.Id == fixture.Bob).IsMuted.Value, seat.State.Participants.Single(p => p.Id == fixture.Bob).IsMuted.Side));
    }

    [Fact]
    public async Task I_am_refused_with_both_reasons_when_neither_my_seat_nor_my_role_may()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await fixture.JoinAsync(fixture.Alice);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Bob);
        await using IRoomCall server = await fixture.ConnectAsync();
        int before = fixture.Emulator.Requests.Count;

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => seat.RemoveParticipantAsync(fixture.Alice, CurrentTest.Token));

        Assert.Equal([CapabilityReasonCodes.RoleRestricted, CapabilityReasonCodes.RoleRestricted], denied.Reasons.Select(r => r.Code));
        Assert.Contains("Attendee", denied.Reasons[0].Message, StringComparison.Ordinal);
        Assert.Contains("seat", denied.Reasons[1].Message, StringComparison.Ordinal);
        Assert.Equal(before, fixture.Emulator.Requests.Count);
    }

    [Fact]
    public async Task I_go_by_the_server_side_where_my_seat_may_not_but_the_table_lets_me()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(
            people: false, options: o => o.Roles.Permissions = RolePermissions.Default.Allow<RemoveParticipant>(RoomRole.Attendee));
        EmulatedSeat alice = await fixture.JoinAsync(fixture.Alice);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Bob);
        Assert.False((await seat.CanAsync(new RemoveParticipant(fixture.Alice), CurrentTest.Token)).IsAllowed);   // no server side yet
        await using IRoomCall server = await fixture.ConnectAsync();

        await fixture.AdvanceToResultAsync(seat.RemoveParticipantAsync(fixture.Alice, CurrentTest.Token));

        Assert.Single(fixture.Requests("RemoveParticipant"));
        Assert.Equal((0, 5300), (alice.EndReason!.Code, alice.EndReason.SubCode));
    }

    [Fact]
    public async Task I_send_tones_to_phones_by_the_server_side_only()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        RoomCallParticipant phone = await fixture.AdvanceToResultAsync(seat.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => seat.Media.SendDtmfAsync(phone.Id, DtmfTones.Parse("1"), CurrentTest.Token));
        Assert.Equal(CapabilityReasonCodes.FeatureNotSupported, Assert.Single(denied.Reasons).Code);

        await using IRoomCall server = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(seat.Media.SendDtmfAsync(phone.Id, DtmfTones.Parse("1"), CurrentTest.Token));
        Assert.Single(fixture.Requests("SendDtmfTones"));
    }

    [Fact]
    public async Task I_stay_seated_when_the_application_hangs_up_and_it_can_come_back()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        IRoomCall server = await fixture.ConnectAsync();
        CallConnectionId first = server.ConnectionId!.Value;
        await fixture.AdvanceToResultAsync(server.HangUpAsync(CurrentTest.Token));
        await server.DisposeAsync();
        await fixture.AdvanceAsync(1);
        Assert.Equal((CallConnectionState.Disconnected, fixture.Alice), (seat.State.Connection, Assert.Single(seat.State.Participants).Id));
        await seat.ExecuteAsync(new RaiseHand(), CurrentTest.Token);

        await using IRoomCall again = await fixture.ConnectAsync();

        Assert.NotEqual(first, again.ConnectionId);
        Assert.Same(again.State, seat.State);
        Assert.Equal(CallConnectionState.Connected, seat.State.Connection);
    }

    [Fact]
    public async Task I_see_each_field_with_its_side()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall server = await fixture.ConnectAsync();
        RoomCallParticipant before = server.State.Participants.Single();
        Assert.Equal((CallSide.Server, false, false), (before.IsMuted.Side, before.IsSpeaking.IsKnown, before.Streams.IsKnown));

        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        await bob.SpeakAsync(CurrentTest.Token);
        await fixture.SettleAsync();

        RoomCallParticipant after = server.State.Participants.Single(p => p.Id == fixture.Bob);
        Assert.Equal((CallSide.Client, CallSide.Client, CallSide.Server), (after.IsMuted.Side, after.IsSpeaking.Side, after.IsOnHold.Side));
        Assert.True(after.IsSpeaking.Value);
        Assert.NotNull(server.State.ClientAsOf);
        Assert.NotNull(server.State.ServerAsOf);
    }

    [Fact]
    public async Task I_do_not_see_somebody_come_back_after_my_seat_saw_them_leave_and_is_gone()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        ParticipantId carol = await fixture.AddUserAsync(RoomRole.Attendee);
        await fixture.JoinAsync(carol);
        IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        await using IRoomCall server = await fixture.ConnectAsync();
        await bob.LeaveAsync(CurrentTest.Token);
        await seat.DisposeAsync();

        Assert.DoesNotContain(server.State.Participants, p => p.Id == fixture.Bob && p.State.Side == CallSide.Client);
        await fixture.SettleAsync();
        Assert.Equal([carol], server.State.Participants.Select(p => p.Id));
    }
}
