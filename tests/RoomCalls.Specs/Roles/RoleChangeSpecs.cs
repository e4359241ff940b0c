using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Roles;

/// <summary>Roles are looked up, and change.</summary>
public sealed class RoleChangeSpecs
{
    [Fact]
    public async Task I_can_see_every_reason_why_an_attendee_may_not_and_the_same_call_follows_promotion_and_demotion()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        ParticipantId carol = await stage.EnrolAsync(RoomRole.Attendee);
        IRoomCall asCarol = call.ForActor(RoomCallActor.Participant(carol));
        await stage.JoinAsync(carol);
        await stage.LeaveAsync(stage.Alice);
        await stage.SettleAsync();

        ActionDeniedException denied = await stage.FailureAsync<ActionDeniedException>(asCarol.RemoveParticipantAsync(stage.Alice, Stage.Token));
        Assert.Equal([CapabilityReasonCodes.RoleRestricted, CapabilityReasonCodes.ParticipantNotInCall], denied.Reasons.Select(r => r.Code));
        Assert.Equal(denied.Reasons, (await asCarol.CanAsync(new RemoveParticipant(stage.Alice), Stage.Token)).Reasons);
        Assert.Empty(stage.Requests("RemoveParticipant"));

        await stage.AssignAsync(carol, RoomRole.Presenter);
        await stage.OutcomeAsync(asCarol.RemoveParticipantAsync(stage.Bob, Stage.Token));
        Assert.Single(stage.Ledger(LedgerKind.Removed, stage.Bob));

        await stage.AssignAsync(carol, RoomRole.Attendee);
        await stage.JoinAsync(stage.Bob);
        await stage.SettleAsync();
        denied = await stage.FailureAsync<ActionDeniedException>(asCarol.RemoveParticipantAsync(stage.Bob, Stage.Token));
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(denied.Reasons).Code);
        Assert.Single(stage.Requests("RemoveParticipant"));
    }

    [Fact]
    public async Task I_can_rely_on_a_role_that_was_changed_elsewhere_being_seen_after_the_cache_age_and_not_before()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.Roles.CacheAge = TimeSpan.FromSeconds(20));
        await using IRoomCall call = await stage.ConnectAsync();
        IRoomCall asBob = call.ForActor(RoomCallActor.Participant(stage.Bob));
        Assert.False(await MayRemoveAliceAsync(asBob, stage));
        await stage.ElsewhereAsync(stage.Bob, RoomRole.Presenter);

        await stage.PassAsync(20);
        Assert.False(await MayRemoveAliceAsync(asBob, stage));
        await stage.PassAsync(0.001);
        Assert.True(await MayRemoveAliceAsync(asBob, stage));
    }

    [Fact]
    public async Task I_can_have_the_roster_read_for_every_decision()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.Roles.CacheAge = TimeSpan.Zero);
        await using IRoomCall call = await stage.ConnectAsync();
        IRoomCall asBob = call.ForActor(RoomCallActor.Participant(stage.Bob));
        Assert.False(await MayRemoveAliceAsync(asBob, stage));

        await stage.ElsewhereAsync(stage.Bob, RoomRole.Presenter);

        Assert.True(await MayRemoveAliceAsync(asBob, stage));
        Assert.Equal(CapabilityReasonCodes.NotInitialized, Assert.Single(asBob.Can(new RemoveParticipant(stage.Alice)).Reasons).Code);
    }

    [Fact]
    public async Task I_can_act_as_somebody_who_was_put_on_the_roster_elsewhere_just_now()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        ParticipantId carol = await stage.Manager.Users.CreateAsync(Stage.Token);
        IRoomCall asCarol = call.ForActor(RoomCallActor.Participant(carol));

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asCarol.ListParticipantsAsync(Stage.Token));
        Assert.Equal(CapabilityReasonCodes.NotRoomParticipant, Assert.Single(denied.Reasons).Code);
        Assert.Empty(stage.Requests("ListParticipants"));

        await stage.ElsewhereAsync(carol, RoomRole.Attendee);
        await Assert.ThrowsAsync<ActionDeniedException>(() => asCarol.ListParticipantsAsync(Stage.Token));
        await stage.PassAsync(1.001);
        Assert.Equal(2, (await asCarol.ListParticipantsAsync(Stage.Token)).Count);
    }

    [Fact]
    public async Task I_can_rely_on_somebody_who_was_taken_off_the_roster_having_no_rights()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(stage.Alice));
        Assert.True((await asAlice.CanAsync(new MuteParticipant(stage.Bob), Stage.Token)).IsAllowed);

        await stage.Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(stage.Room.Id) { Remove = [stage.Alice] }, Stage.Token);

        Capability capability = await asAlice.CanAsync(new MuteParticipant(stage.Bob), Stage.Token);
        Assert.Equal(CapabilityReasonCodes.NotRoomParticipant, Assert.Single(capability.Reasons).Code);
    }

    [Fact]
    public async Task I_can_rely_on_a_change_whose_answer_was_lost_being_seen_at_once()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.Resilience.MaxAttempts = 1);
        await using IRoomCall call = await stage.ConnectAsync();
        IRoomCall asBob = call.ForActor(RoomCallActor.Participant(stage.Bob));
        Assert.False(await MayRemoveAliceAsync(asBob, stage));
        stage.Fault("UpdateRoomParticipants", EmulatorFault.Drop(afterExecuting: true));

        await stage.FailureAsync<RoomCallsException>(stage.AssignAsync(stage.Bob, RoomRole.Presenter));

        Assert.True(await MayRemoveAliceAsync(asBob, stage));
    }

    [Fact]
    public async Task I_can_trust_a_role_that_the_service_made_up_later_with_an_attendees_rights_only()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        IRoomCall asModerator = call.ForActor(RoomCallActor.InRole(new RoomRole("Moderator")));

        Assert.Equal(2, (await asModerator.ListParticipantsAsync(Stage.Token)).Count);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asModerator.RemoveParticipantAsync(stage.Bob, Stage.Token));
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(denied.Reasons).Code);
    }

    private static async Task<bool> MayRemoveAliceAsync(IRoomCall call, Stage stage) => (await call.CanAsync(new RemoveParticipant(stage.Alice), Stage.Token)).IsAllowed;
}
