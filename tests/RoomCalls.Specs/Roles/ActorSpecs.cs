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
        await using Stage stage = await Stage.BuildAsync();
        await stage.Emulator.JoinGroupCallAsync(Group, stage.Alice.RawId, Stage.Token);
        await using IRoomCall call = await stage.Manager.ConnectAsync(CallLocator.GroupCall(Group), Stage.Token);
        await stage.SettleAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(stage.Alice));

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asAlice.ListParticipantsAsync(Stage.Token));

        Assert.Equal(CapabilityReasonCodes.CallTypeRestricted, Assert.Single(denied.Reasons).Code);
        Assert.Equal("CapabilityNotApplicableForTheCallType", denied.Reasons[0].Code);
        Assert.Single(await call.ForActor(RoomCallActor.InRole(RoomRole.Attendee)).ListParticipantsAsync(Stage.Token));
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
    }

    [Fact]
    public async Task I_can_act_as_a_participant_of_an_attached_call_once_its_room_is_named()
    {
        await using Stage stage = await Stage.BuildAsync();
        IRoomCall first = await stage.ConnectAsync();
        CallConnectionId id = first.ConnectionId;
        await first.DisposeAsync();
        await stage.SettleAsync();
        IRoomCallManager asAlice = stage.Manager.ForActor(RoomCallActor.Participant(stage.Alice));
        await using IRoomCall nameless = await stage.Manager.AttachAsync(id, Stage.Token);
        Assert.Null(nameless.RoomId);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(
            () => nameless.ForActor(asAlice.Actor).MuteParticipantAsync(stage.Bob, Stage.Token));
        Assert.Equal(CapabilityReasonCodes.CallTypeRestricted, Assert.Single(denied.Reasons).Code);

        await using IRoomCall named = await stage.Manager.AttachAsync(id, stage.Room.Id, Stage.Token);

        Assert.Equal(stage.Room.Id, named.RoomId);
        Assert.Equal(StateConfirmation.Confirmed, await stage.OutcomeAsync(named.ForActor(asAlice.Actor).MuteParticipantAsync(stage.Bob, Stage.Token)));
        Assert.False((await named.ForActor(RoomCallActor.Participant(stage.Bob)).CanAsync(new MuteParticipant(stage.Alice), Stage.Token)).IsAllowed);
    }

    [Fact]
    public async Task I_cannot_attach_as_somebody_who_may_not_look_at_the_leg_also_when_it_is_held()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall held = await stage.ConnectAsync();
        IRoomCallManager asAlice = stage.Manager.ForActor(RoomCallActor.Participant(stage.Alice));

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asAlice.AttachAsync(held.ConnectionId, stage.Room.Id, Stage.Token));

        Assert.Equal((nameof(GetCallConnection), CapabilityReasonCodes.RoleRestricted), (denied.Action, Assert.Single(denied.Reasons).Code));
        Assert.Empty(stage.Requests("GetCall"));
        Assert.Single(stage.Manager.Calls);
    }

    [Fact]
    public async Task I_can_give_a_manager_somebodys_rights()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall held = await stage.ConnectAsync();
        IRoomCallManager asBob = stage.Manager.ForActor(RoomCallActor.Participant(stage.Bob));

        Assert.Equal(RoomCallActor.Administrator, stage.Manager.Actor);
        Assert.Equal(RoomCallActor.Participant(stage.Bob), asBob.Actor);
        Assert.All(asBob.Calls, call => Assert.Equal(asBob.Actor, call.Actor));
        Assert.True(asBob.TryGetCall(held.ConnectionId, out IRoomCall? found));
        Assert.Equal(asBob.Actor, found.Actor);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => asBob.Rooms.GetAsync(stage.Room.Id, Stage.Token));
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(denied.Reasons).Code);
        await Assert.ThrowsAsync<ActionDeniedException>(() => asBob.Users.CreateAsync(Stage.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => asBob.ConnectAsync(stage.Locator, Stage.Token));
        Assert.Equal(RoomCallActor.Administrator, asBob.ForActor(RoomCallActor.Administrator).Actor);
    }

    [Fact]
    public async Task I_can_connect_as_a_presenter_and_the_handle_has_their_rights()
    {
        await using Stage stage = await Stage.BuildAsync();

        await using IRoomCall call = await stage.Manager.ForActor(RoomCallActor.Participant(stage.Alice)).ConnectAsync(stage.Locator, Stage.Token);
        await stage.SettleAsync();

        Assert.Equal(RoomCallActor.Participant(stage.Alice), call.Actor);
        await stage.OutcomeAsync(call.RemoveParticipantAsync(stage.Bob, Stage.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => call.ExecuteAsync(new GetCallConnection(), Stage.Token));
    }

    [Fact]
    public async Task I_can_do_nothing_as_nobody()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        Deed.Setting nobody = new(stage, stage.Manager.ForActor(RoomCallActor.Nobody), call.ForActor(RoomCallActor.Nobody), "an invitation");
        await call.CanAsync(new AddParticipant(Phones.Answering), Stage.Token);
        int before = stage.Emulator.Requests.Count;

        foreach (string action in Policies.RolePermissions.Actions.Where(static a => !SeatCellSpecs.IsSeatOnly(a)))
        {
            ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => Deed.Of(action).Take(nobody));
            Assert.Contains(CapabilityReasonCodes.NotSignedIn, denied.Reasons.Select(r => r.Code));
        }

        Assert.All(stage.Emulator.Requests.Skip(before), r => Assert.Equal("GetParticipant", r.Operation));
        Assert.Empty(stage.Requests("GetParticipant"));
    }

    [Fact]
    public async Task I_can_draw_buttons_from_what_was_read_before()
    {
        await using Stage stage = await Stage.BuildAsync(room: r => r with { PstnDialOutEnabled = false });
        await using IRoomCall call = await stage.Manager.ConnectAsync(CallLocator.Room(stage.Room.Id), Stage.Token);
        await stage.SettleAsync();
        IRoomCall asAlice = call.ForActor(RoomCallActor.Participant(stage.Alice));
        RemoveParticipant remove = new(stage.Bob);
        AddParticipant dial = new(Phones.Answering);
        Assert.Equal(CapabilityReasonCodes.NotInitialized, Assert.Single(asAlice.Can(remove).Reasons).Code);
        Assert.Equal(CapabilityReasonCodes.NotInitialized, asAlice.Can(dial).Reasons[0].Code);
        int before = stage.Emulator.Requests.Count;

        Capability asked = await asAlice.CanAsync(dial, Stage.Token);

        Assert.Equal(CapabilityReasonCodes.DialOutDisabled, Assert.Single(asked.Reasons).Code);
        Assert.Equal(asked, asAlice.Can(dial));
        Assert.True(asAlice.Can(remove).IsAllowed);
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(call.ForActor(RoomCallActor.Participant(stage.Bob)).Can(remove).Reasons).Code);
        Assert.Equal(before + 1, stage.Emulator.Requests.Count);
        await stage.PassAsync(61);
        Assert.Equal(CapabilityReasonCodes.NotInitialized, Assert.Single(asAlice.Can(remove).Reasons).Code);
    }
}
