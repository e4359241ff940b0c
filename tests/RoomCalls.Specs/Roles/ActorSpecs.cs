using RoomCalls.Actions;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Roles;

/// <summary>As whom something is done.</summary>
public sealed class ActorSpecs
{
    private static readonly Guid Group = Guid.Parse("6a1d46b0-5c09-4cda-9f3c-0d2c3c7a1a11");

    [Fact]
    public async Task I_cannot_act_as_a_participant_in_a_group_call_which_has_no_roles()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await fixture.Emulator.JoinGroupCallAsync(Group, fixture.Alice.RawId, CurrentTest.Token);
        await using IRoomCall call = await fixture.Manager.ConnectAsync(CallLocator.GroupCall(Group), CurrentTest.Token);
        await fixture.SettleAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(fixture.Alice));

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asAlice.ListParticipantsAsync(CurrentTest.Token));

        Assert.Equal(CapabilityReasonCodes.CallTypeRestricted, Assert.Single(denied.Reasons).Code);
        Assert.Equal("CapabilityNotApplicableForTheCallType", denied.Reasons[0].Code);
        Assert.Single(await call.ForActor(RoomCallActor.InRole(RoomRole.Attendee)).ListParticipantsAsync(CurrentTest.Token));
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
    }

    [Fact]
    public async Task I_can_act_as_a_participant_of_an_attached_call_once_its_room_is_named()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        IRoomCall first = await fixture.ConnectAsync();
        CallConnectionId id = first.ConnectionId!.Value;
        await first.DisposeAsync();
        await fixture.SettleAsync();
        IRoomCallManager asAlice = fixture.Manager.ForActor(RoomCallActor.Participant(fixture.Alice));
        await using IRoomCall nameless = await fixture.Manager.AttachAsync(id, CurrentTest.Token);
        Assert.Null(nameless.RoomId);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(
            () => nameless.ForActor(asAlice.Actor).MuteParticipantAsync(fixture.Bob, CurrentTest.Token));
        Assert.Equal(CapabilityReasonCodes.CallTypeRestricted, Assert.Single(denied.Reasons).Code);

        await using IRoomCall named = await fixture.Manager.AttachAsync(new AttachCall(id) { RoomId = fixture.Room.Id }, CurrentTest.Token);

        Assert.Equal(fixture.Room.Id, named.RoomId);
        Assert.Equal(StateConfirmation.Confirmed, await fixture.AdvanceToResultAsync(named.ForActor(asAlice.Actor).MuteParticipantAsync(fixture.Bob, CurrentTest.Token)));
        Assert.False((await named.ForActor(RoomCallActor.Participant(fixture.Bob)).CanAsync(new MuteParticipant(fixture.Alice), CurrentTest.Token)).IsAllowed);
    }

    [Fact]
    public async Task I_cannot_attach_as_somebody_who_may_not_look_at_the_leg_also_when_it_is_held()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall held = await fixture.ConnectAsync();
        IRoomCallManager asAlice = fixture.Manager.ForActor(RoomCallActor.Participant(fixture.Alice));

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asAlice.AttachAsync(new AttachCall(held.ConnectionId!.Value) { RoomId = fixture.Room.Id }, CurrentTest.Token));

        Assert.Equal((nameof(GetCallConnection), CapabilityReasonCodes.RoleRestricted), (denied.ActionName, Assert.Single(denied.Reasons).Code));
        Assert.Empty(fixture.Requests("GetCall"));
        Assert.Single(fixture.Manager.Calls);
    }

    [Fact]
    public async Task I_can_give_a_manager_somebodys_rights()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall held = await fixture.ConnectAsync();
        IRoomCallManager asBob = fixture.Manager.ForActor(RoomCallActor.Participant(fixture.Bob));

        Assert.Equal(RoomCallActor.Administrator, fixture.Manager.Actor);
        Assert.Equal(RoomCallActor.Participant(fixture.Bob), asBob.Actor);
        Assert.All(asBob.Calls, call => Assert.Equal(asBob.Actor, call.Actor));
        Assert.True(asBob.TryGetCall(held.ConnectionId!.Value, out IRoomCall? found));
        Assert.Equal(asBob.Actor, found.Actor);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asBob.Rooms.GetAsync(fixture.Room.Id, CurrentTest.Token));
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(denied.Reasons).Code);
        await Assert.ThrowsAsync<ActionDeniedException>(() => asBob.Users.CreateAsync(CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => asBob.ConnectAsync(fixture.Locator, CurrentTest.Token));
        Assert.Equal(RoomCallActor.Administrator, asBob.ForActor(RoomCallActor.Administrator).Actor);
    }

    [Fact]
    public async Task I_can_connect_as_a_presenter_and_the_handle_has_their_rights()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();

        await using IRoomCall call = await fixture.Manager.ForActor(RoomCallActor.Participant(fixture.Alice)).ConnectAsync(fixture.Locator, CurrentTest.Token);
        await fixture.SettleAsync();

        Assert.Equal(RoomCallActor.Participant(fixture.Alice), call.Actor);
        await fixture.AdvanceToResultAsync(call.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => call.ExecuteAsync(new GetCallConnection(), CurrentTest.Token));
    }

    [Fact]
    public async Task I_can_do_nothing_as_nobody()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        ActionScenario.Context nobody = new(fixture, fixture.Manager.ForActor(RoomCallActor.Nobody), call.ForActor(RoomCallActor.Nobody), "an invitation");
        await call.CanAsync(new AddParticipant(KnownPhones.Answering), CurrentTest.Token);
        int before = fixture.Emulator.Requests.Count;

        foreach (string action in Policies.RolePermissions.Actions.Where(static a => !SeatCellSpecs.IsSeatOnly(a)))
        {
            ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => ActionScenario.Find(action).Take(nobody));
            Assert.Contains(CapabilityReasonCodes.NotSignedIn, denied.Reasons.Select(r => r.Code));
        }

        Assert.All(fixture.Emulator.Requests.Skip(before), r => Assert.Equal("GetParticipant", r.Operation));
        Assert.Empty(fixture.Requests("GetParticipant"));
    }

    [Fact]
    public async Task I_can_draw_buttons_from_what_was_read_before()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(room: r => r with { PstnDialOutEnabled = false });
        await using IRoomCall call = await fixture.Manager.ConnectAsync(CallLocator.Room(fixture.Room.Id), CurrentTest.Token);
        await fixture.SettleAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(fixture.Alice));
        RemoveParticipant remove = new(fixture.Bob);
        AddParticipant dial = new(KnownPhones.Answering);
        Assert.Equal(CapabilityReasonCodes.NotInitialized, Assert.Single(asAlice.Can(remove).Reasons).Code);
        Assert.Equal(CapabilityReasonCodes.NotInitialized, asAlice.Can(dial).Reasons[0].Code);
        int before = fixture.Emulator.Requests.Count;

        Capability asked = await asAlice.CanAsync(dial, CurrentTest.Token);

        Assert.Equal(CapabilityReasonCodes.DialOutDisabled, Assert.Single(asked.Reasons).Code);
        Assert.Equal(asked, asAlice.Can(dial));
        Assert.True(asAlice.Can(remove).IsAllowed);
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(call.ForActor(RoomCallActor.Participant(fixture.Bob)).Can(remove).Reasons).Code);
        Assert.Equal(before + 1, fixture.Emulator.Requests.Count);
        await fixture.AdvanceAsync(61);
        Assert.Equal(CapabilityReasonCodes.NotInitialized, Assert.Single(asAlice.Can(remove).Reasons).Code);
    }
}
