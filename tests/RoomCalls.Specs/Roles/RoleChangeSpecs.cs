using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Roles;

/// <summary>Roles are looked up, and change.</summary>
public sealed class RoleChangeSpecs
{
    [Fact]
    public async Task I_can_see_every_reason_why_an_attendee_may_not_and_the_same_call_follows_promotion_and_demotion()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        ParticipantId carol = await fixture.AddUserAsync(RoomRole.Attendee);
        IRoomCall asCarol = call.ForActor(RoomCallActor.Participant(carol));
        await fixture.JoinAsync(carol);
        await fixture.LeaveAsync(fixture.Alice);
        await fixture.SettleAsync();

        ActionDeniedException denied = await fixture.AdvanceToFailureAsync<ActionDeniedException>(asCarol.RemoveParticipantAsync(fixture.Alice, CurrentTest.Token));
        Assert.Equal([CapabilityReasonCodes.RoleRestricted, CapabilityReasonCodes.ParticipantNotInCall], denied.Reasons.Select(r => r.Code));
        Assert.Equal(denied.Reasons, (await asCarol.CanAsync(new RemoveParticipant(fixture.Alice), CurrentTest.Token)).Reasons);
        Assert.Empty(fixture.Requests("RemoveParticipant"));

        await fixture.SetRoleAsync(carol, RoomRole.Presenter);
        await fixture.AdvanceToResultAsync(asCarol.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));
        Assert.Single(fixture.Ledger(LedgerKind.Removed, fixture.Bob));

        await fixture.SetRoleAsync(carol, RoomRole.Attendee);
        await fixture.JoinAsync(fixture.Bob);
        await fixture.SettleAsync();
        denied = await fixture.AdvanceToFailureAsync<ActionDeniedException>(asCarol.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(denied.Reasons).Code);
        Assert.Single(fixture.Requests("RemoveParticipant"));
    }

    [Fact]
    public async Task I_can_rely_on_a_role_that_was_changed_elsewhere_being_seen_after_the_cache_age_and_not_before()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.Roles.CacheAge = TimeSpan.FromSeconds(20));
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asBob = call.ForActor(RoomCallActor.Participant(fixture.Bob));
        Assert.False(await MayRemoveAliceAsync(asBob, fixture));
        await fixture.OnAnotherInstanceAsync(fixture.Bob, RoomRole.Presenter);

        await fixture.AdvanceAsync(20);
        Assert.False(await MayRemoveAliceAsync(asBob, fixture));
        await fixture.AdvanceAsync(0.001);
        Assert.True(await MayRemoveAliceAsync(asBob, fixture));
    }

    [Fact]
    public async Task I_can_have_the_roster_read_for_every_decision()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.Roles.CacheAge = TimeSpan.Zero);
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asBob = call.ForActor(RoomCallActor.Participant(fixture.Bob));
        Assert.False(await MayRemoveAliceAsync(asBob, fixture));

        await fixture.OnAnotherInstanceAsync(fixture.Bob, RoomRole.Presenter);

        Assert.True(await MayRemoveAliceAsync(asBob, fixture));
        Assert.Equal(CapabilityReasonCodes.NotInitialized, Assert.Single(asBob.Can(new RemoveParticipant(fixture.Alice)).Reasons).Code);
    }

    [Fact]
    public async Task I_can_act_as_somebody_who_was_put_on_the_roster_elsewhere_just_now()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        ParticipantId carol = await fixture.Manager.Users.CreateAsync(CurrentTest.Token);
        IRoomCall asCarol = call.ForActor(RoomCallActor.Participant(carol));

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asCarol.ListParticipantsAsync(CurrentTest.Token));
        Assert.Equal(CapabilityReasonCodes.NotRoomParticipant, Assert.Single(denied.Reasons).Code);
        Assert.Empty(fixture.Requests("ListParticipants"));

        await fixture.OnAnotherInstanceAsync(carol, RoomRole.Attendee);
        await Assert.ThrowsAsync<ActionDeniedException>(() => asCarol.ListParticipantsAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1.001);
        Assert.Equal(2, (await asCarol.ListParticipantsAsync(CurrentTest.Token)).Count);
    }

    [Fact]
    public async Task I_can_rely_on_somebody_who_was_taken_off_the_roster_having_no_rights()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(fixture.Alice));
        Assert.True((await asAlice.CanAsync(new MuteParticipant(fixture.Bob), CurrentTest.Token)).IsAllowed);

        await fixture.Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(fixture.Room.Id) { Remove = [fixture.Alice] }, CurrentTest.Token);

        Capability capability = await asAlice.CanAsync(new MuteParticipant(fixture.Bob), CurrentTest.Token);
        Assert.Equal(CapabilityReasonCodes.NotRoomParticipant, Assert.Single(capability.Reasons).Code);
    }

    [Fact]
    public async Task I_can_rely_on_a_change_whose_answer_was_lost_being_seen_at_once()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.Resilience.MaxAttempts = 1);
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asBob = call.ForActor(RoomCallActor.Participant(fixture.Bob));
        Assert.False(await MayRemoveAliceAsync(asBob, fixture));
        fixture.Fault("UpdateRoomParticipants", EmulatorFault.Drop(afterExecuting: true));

        await fixture.AdvanceToFailureAsync<RoomCallsException>(fixture.SetRoleAsync(fixture.Bob, RoomRole.Presenter));

        Assert.True(await MayRemoveAliceAsync(asBob, fixture));
    }

    [Fact]
    public async Task I_can_trust_a_role_that_the_service_made_up_later_with_an_attendees_rights_only()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asModerator = call.ForActor(RoomCallActor.InRole(new RoomRole("Moderator")));

        Assert.Equal(2, (await asModerator.ListParticipantsAsync(CurrentTest.Token)).Count);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asModerator.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(denied.Reasons).Code);
    }

    private static async Task<bool> MayRemoveAliceAsync(IRoomCall call, EmulatorFixture fixture) => (await call.CanAsync(new RemoveParticipant(fixture.Alice), CurrentTest.Token)).IsAllowed;
}
