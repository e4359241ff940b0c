using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Roles;

/// <summary>What CanAsync says is what happens.</summary>
public sealed class CanSpecs
{
    [Fact]
    public async Task I_can_get_every_reason_at_once()
    {
        await using Stage stage = await Stage.BuildAsync(
            options: o => o.CallerId = null,
            services: s => s.AddRoomCalls().AddPolicy(request =>
                request.Action is AddParticipant ? Capability.Denied("quiet", "Nobody dials after six.") : Capability.Allowed),
            room: r => r with { PstnDialOutEnabled = false });
        await using IRoomCall call = await stage.ConnectAsync();
        IRoomCall asBob = call.ForActor(RoomCallActor.Participant(stage.Bob));

        Capability capability = await asBob.CanAsync(new AddParticipant(Phones.Answering), Stage.Token);

        string[] all = [CapabilityReasonCodes.NoCallerId, CapabilityReasonCodes.RoleRestricted, CapabilityReasonCodes.DialOutDisabled, "quiet"];
        Assert.Equal(all, capability.Reasons.Select(r => r.Code));
        Assert.All(capability.Reasons, r => Assert.NotEmpty(r.Message));
    }

    [Fact]
    public async Task I_can_see_the_reasons_of_the_calling_clients_vocabulary()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();

        Assert.Equal("NotCapable", (await call.CanAsync(new MuteParticipant(Phones.Answering), Stage.Token)).Reasons[0].Code);
        Assert.Equal("NotCapable", (await call.CanAsync(new SendDtmf(stage.Bob, DtmfTones.Parse("1")), Stage.Token)).Reasons[0].Code);
        Assert.Equal("RoleRestricted", Assert.Single((await call.ForActor(RoomCallActor.InRole(RoomRole.Consumer)).CanAsync(new HangUpCall(), Stage.Token)).Reasons).Code);
    }

    [Fact]
    public async Task I_can_see_that_the_window_closes_connecting_only()
    {
        await using Stage stage = await Stage.BuildAsync(room: r => r with { ValidUntil = new EmulatorClock().GetUtcNow().AddMinutes(30) });
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.PassAsync(TimeSpan.FromMinutes(31).TotalSeconds + 1);

        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        await stage.OutcomeAsync(call.HangUpAsync(Stage.Token));
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => stage.Manager.ConnectAsync(stage.Locator, Stage.Token));

        Assert.Equal(CapabilityReasonCodes.RoomNotOpen, Assert.Single(denied.Reasons).Code);
        Assert.Single(stage.Requests("Connect"));
    }

    [Fact]
    public async Task I_can_see_that_a_room_is_not_open_yet()
    {
        DateTimeOffset now = new EmulatorClock().GetUtcNow();
        await using Stage stage = await Stage.BuildAsync(room: r => r with { ValidFrom = now.AddHours(1), ValidUntil = now.AddHours(2) }, people: false);

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => stage.Manager.ConnectAsync(stage.Locator, Stage.Token));

        Assert.Equal(CapabilityReasonCodes.RoomNotOpen, Assert.Single(denied.Reasons).Code);
        Assert.Empty(stage.CallRequests);
    }

    [Fact]
    public async Task I_can_rely_on_somebody_being_looked_for_before_they_are_said_to_be_absent()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        ParticipantId carol = await stage.EnrolAsync(RoomRole.Attendee);
        Assert.Equal(CapabilityReasonCodes.ParticipantNotInCall, Assert.Single((await call.CanAsync(new RemoveParticipant(carol), Stage.Token)).Reasons).Code);
        Assert.Single(stage.Requests("GetParticipant"));

        await stage.JoinAsync(carol);

        Assert.True((await call.CanAsync(new RemoveParticipant(carol), Stage.Token)).IsAllowed);
    }

    [Fact]
    public async Task I_can_see_that_a_call_that_is_over_takes_no_action()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.HangUpForEveryoneAsync(Stage.Token));
        await stage.PassAsync(1);
        int before = stage.Emulator.Requests.Count;

        Assert.Contains(CapabilityReasonCodes.CallNotConnected, (await call.CanAsync(new RemoveParticipant(stage.Bob), Stage.Token)).Reasons.Select(r => r.Code));
        Assert.Contains(CapabilityReasonCodes.CallNotConnected, (await call.CanAsync(new HangUpCall(), Stage.Token)).Reasons.Select(r => r.Code));
        await Assert.ThrowsAsync<CallEndedException>(() => call.RemoveParticipantAsync(stage.Bob, Stage.Token));
        Assert.Equal(before, stage.Emulator.Requests.Count);
    }

    [Fact]
    public async Task I_can_see_that_rooms_and_connecting_are_no_actions_of_a_call()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();

        Assert.Equal(CapabilityReasonCodes.InvalidInput, Assert.Single((await call.CanAsync(new GetRoom(stage.Room.Id), Stage.Token)).Reasons).Code);
        Assert.Equal(CapabilityReasonCodes.InvalidInput, Assert.Single(call.Can(new ConnectCall(stage.Locator)).Reasons).Code);
    }
}
