using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Roles;

/// <summary>The Rooms service does not answer.</summary>
public sealed class UnreachableRoomsSpecs
{
    [Fact]
    public async Task I_can_see_that_a_participant_is_denied_while_the_roster_cannot_be_read()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.Resilience.MaxAttempts = 1);
        await using IRoomCall call = await stage.ConnectAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(stage.Alice));
        stage.Fault("ListRoomParticipants", EmulatorFault.Status(503));

        ActionDeniedException denied = await stage.FailureAsync<ActionDeniedException>(asAlice.MuteParticipantAsync(stage.Bob, Stage.Token));

        Assert.Equal(CapabilityReasonCodes.RoomParticipantsUnavailable, Assert.Single(denied.Reasons).Code);
        Assert.Empty(stage.Requests("MuteParticipants"));
        await stage.OutcomeAsync(asAlice.MuteParticipantAsync(stage.Bob, Stage.Token));
    }

    [Fact]
    public async Task I_can_let_a_known_role_count_a_while_longer()
    {
        await using Stage stage = await Stage.BuildAsync(options: o =>
        {
            o.Resilience.MaxAttempts = 1;
            o.Roles.CacheAge = TimeSpan.FromSeconds(10);
            o.Roles.UnreachableGrace = TimeSpan.FromSeconds(30);
        });
        await using IRoomCall call = await stage.ConnectAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(stage.Alice));
        Assert.True((await MayMuteAsync(asAlice, stage)).IsAllowed);
        stage.Fault("ListRoomParticipants", EmulatorFault.Status(503), times: 3);

        await stage.PassAsync(11);
        Assert.True((await MayMuteAsync(asAlice, stage)).IsAllowed);
        await stage.PassAsync(29);
        Assert.True((await MayMuteAsync(asAlice, stage)).IsAllowed);
        await stage.PassAsync(0.001);
        Assert.Equal(CapabilityReasonCodes.RoomParticipantsUnavailable, Assert.Single((await MayMuteAsync(asAlice, stage)).Reasons).Code);
        Assert.Empty(stage.Emulator.Faults.Pending);
        Assert.True((await MayMuteAsync(asAlice, stage)).IsAllowed);
    }

    [Fact]
    public async Task I_can_see_that_no_grace_keeps_a_room_alive_that_is_gone()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.Roles.UnreachableGrace = TimeSpan.FromMinutes(10));
        await using IRoomCall call = await stage.ConnectAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(stage.Alice));
        Assert.True((await MayMuteAsync(asAlice, stage)).IsAllowed);
        await stage.ElsewhereAsync(manager => manager.Rooms.DeleteAsync(stage.Room.Id, Stage.Token));

        await stage.PassAsync(61);

        CapabilityReason reason = Assert.Single((await MayMuteAsync(asAlice, stage)).Reasons);
        Assert.Equal(CapabilityReasonCodes.RoomParticipantsUnavailable, reason.Code);
        Assert.Contains("does not exist", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_go_on_as_the_application_and_am_not_held_up_again_and_again()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.Resilience.MaxAttempts = 1);
        stage.Fault("GetRoom", EmulatorFault.Status(503), times: 3);
        stage.Fault("ListRoomParticipants", EmulatorFault.Status(503), times: 3);

        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        Assert.Single(stage.Requests("GetRoom"));

        await stage.PassAsync(11);
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Another, Stage.Token));
        Assert.Equal(2, stage.Requests("GetRoom").Count);
        Assert.Empty(stage.Requests("ListRoomParticipants"));
    }

    [Fact]
    public async Task I_am_not_held_up_longer_than_said_by_a_service_that_does_not_answer()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.Roles.ReadTimeout = TimeSpan.FromSeconds(2));
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("ListRoomParticipants", EmulatorFault.Delay(TimeSpan.FromSeconds(60)));
        Task<Capability> asked = MayMuteAsync(call.ForActor(RoomCallActor.Participant(stage.Alice)), stage);

        await stage.PassAsync(1.999);
        Assert.False(asked.IsCompleted);
        await stage.PassAsync(0.001);

        Assert.Equal(CapabilityReasonCodes.RoomParticipantsUnavailable, Assert.Single((await asked.GuardedAsync()).Reasons).Code);
    }

    private static Task<Capability> MayMuteAsync(IRoomCall call, Stage stage) => call.CanAsync(new MuteParticipant(stage.Bob), Stage.Token);
}
