using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Roles;

/// <summary>The Rooms service does not answer.</summary>
public sealed class UnreachableRoomsSpecs
{
    [Fact]
    public async Task I_can_see_that_a_participant_is_denied_while_the_roster_cannot_be_read()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.Resilience.MaxAttempts = 1);
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(fixture.Alice));
        fixture.Fault("ListRoomParticipants", EmulatorFault.Status(503));

        ActionDeniedException denied = await fixture.AdvanceToFailureAsync<ActionDeniedException>(asAlice.MuteParticipantAsync(fixture.Bob, CurrentTest.Token));

        Assert.Equal(CapabilityReasonCodes.RoomParticipantsUnavailable, Assert.Single(denied.Reasons).Code);
        Assert.Empty(fixture.Requests("MuteParticipants"));
        await fixture.AdvanceToResultAsync(asAlice.MuteParticipantAsync(fixture.Bob, CurrentTest.Token));
    }

    [Fact]
    public async Task I_can_let_a_known_role_count_a_while_longer()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o =>
        {
            o.Resilience.MaxAttempts = 1;
            o.Roles.CacheAge = TimeSpan.FromSeconds(10);
            o.Roles.UnreachableGrace = TimeSpan.FromSeconds(30);
        });
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(fixture.Alice));
        Assert.True((await MayMuteAsync(asAlice, fixture)).IsAllowed);
        fixture.Fault("ListRoomParticipants", EmulatorFault.Status(503), times: 3);

        await fixture.AdvanceAsync(11);
        Assert.True((await MayMuteAsync(asAlice, fixture)).IsAllowed);
        await fixture.AdvanceAsync(29);
        Assert.True((await MayMuteAsync(asAlice, fixture)).IsAllowed);
        await fixture.AdvanceAsync(0.001);
        Assert.Equal(CapabilityReasonCodes.RoomParticipantsUnavailable, Assert.Single((await MayMuteAsync(asAlice, fixture)).Reasons).Code);
        Assert.Empty(fixture.Emulator.Faults.Pending);
        Assert.True((await MayMuteAsync(asAlice, fixture)).IsAllowed);
    }

    [Fact]
    public async Task I_can_see_that_no_grace_keeps_a_room_alive_that_is_gone()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.Roles.UnreachableGrace = TimeSpan.FromMinutes(10));
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(fixture.Alice));
        Assert.True((await MayMuteAsync(asAlice, fixture)).IsAllowed);
        await fixture.OnAnotherInstanceAsync(manager => manager.Rooms.DeleteAsync(fixture.Room.Id, CurrentTest.Token));

        await fixture.AdvanceAsync(61);

        CapabilityReason reason = Assert.Single((await MayMuteAsync(asAlice, fixture)).Reasons);
        Assert.Equal(CapabilityReasonCodes.RoomParticipantsUnavailable, reason.Code);
        Assert.Contains("does not exist", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_go_on_as_the_application_and_am_not_held_up_again_and_again()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.Resilience.MaxAttempts = 1);
        fixture.Fault("GetRoom", EmulatorFault.Status(503), times: 3);
        fixture.Fault("ListRoomParticipants", EmulatorFault.Status(503), times: 3);

        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        Assert.Single(fixture.Requests("GetRoom"));

        await fixture.AdvanceAsync(11);
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Another, CurrentTest.Token));
        Assert.Equal(2, fixture.Requests("GetRoom").Count);
        Assert.Empty(fixture.Requests("ListRoomParticipants"));
    }

    [Fact]
    public async Task I_am_not_held_up_longer_than_said_by_a_service_that_does_not_answer()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.Roles.ReadTimeout = TimeSpan.FromSeconds(2));
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("ListRoomParticipants", EmulatorFault.Delay(TimeSpan.FromSeconds(60)));
        Task<Capability> asked = MayMuteAsync(call.ForActor(RoomCallActor.Participant(fixture.Alice)), fixture);

        await fixture.AdvanceAsync(1.999);
        Assert.False(asked.IsCompleted);
        await fixture.AdvanceAsync(0.001);

        Assert.Equal(CapabilityReasonCodes.RoomParticipantsUnavailable, Assert.Single((await asked.OrTimeoutAsync()).Reasons).Code);
    }

    private static Task<Capability> MayMuteAsync(IRoomCall call, EmulatorFixture fixture) => call.CanAsync(new MuteParticipant(fixture.Bob), CurrentTest.Token);
}
