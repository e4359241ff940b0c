using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Roles;

/// <summary>What CanAsync says is what happens.</summary>
public sealed class CanSpecs
{
    [Fact]
    public async Task I_can_get_every_reason_at_once()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(
            options: o => o.CallerId = null,
            services: s => s.AddRoomCalls().AddPolicy(request =>
                request.Action is AddParticipant ? Capability.Denied("quiet", "Nobody dials after six.") : Capability.Allowed),
            room: r => r with { PstnDialOutEnabled = false });
        await using IRoomCall call = await fixture.ConnectAsync();
        IRoomCall asBob = call.ForActor(RoomCallActor.Participant(fixture.Bob));

        Capability capability = await asBob.CanAsync(new AddParticipant(KnownPhones.Answering), CurrentTest.Token);

        string[] all = [CapabilityReasonCodes.NoCallerId, CapabilityReasonCodes.RoleRestricted, CapabilityReasonCodes.DialOutDisabled, "quiet"];
        Assert.Equal(all, capability.Reasons.Select(r => r.Code));
        Assert.All(capability.Reasons, r => Assert.NotEmpty(r.Message));
    }

    [Fact]
    public async Task I_can_see_the_reasons_of_the_calling_clients_vocabulary()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();

        Assert.Equal("NotCapable", (await call.CanAsync(new MuteParticipant(KnownPhones.Answering), CurrentTest.Token)).Reasons[0].Code);
        Assert.Equal("NotCapable", (await call.CanAsync(new SendDtmf(fixture.Bob, DtmfTones.Parse("1")), CurrentTest.Token)).Reasons[0].Code);
        Assert.Equal("RoleRestricted", Assert.Single((await call.ForActor(RoomCallActor.InRole(RoomRole.Consumer)).CanAsync(new HangUpCall(), CurrentTest.Token)).Reasons).Code);
    }

    [Fact]
    public async Task I_can_see_that_the_window_closes_connecting_only()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(room: r => r with { ValidUntil = new EmulatorClock().GetUtcNow().AddMinutes(30) });
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceAsync(TimeSpan.FromMinutes(31).TotalSeconds + 1);

        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await fixture.AdvanceToResultAsync(call.HangUpAsync(CurrentTest.Token));
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token));

        Assert.Equal(CapabilityReasonCodes.RoomNotOpen, Assert.Single(denied.Reasons).Code);
        Assert.Single(fixture.Requests("Connect"));
    }

    [Fact]
    public async Task I_can_see_that_a_room_is_not_open_yet()
    {
        DateTimeOffset now = new EmulatorClock().GetUtcNow();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(room: r => r with { ValidFrom = now.AddHours(1), ValidUntil = now.AddHours(2) }, people: false);

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token));

        Assert.Equal(CapabilityReasonCodes.RoomNotOpen, Assert.Single(denied.Reasons).Code);
        Assert.Empty(fixture.CallRequests);
    }

    [Fact]
    public async Task I_can_rely_on_somebody_being_looked_for_before_they_are_said_to_be_absent()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        ParticipantId carol = await fixture.AddUserAsync(RoomRole.Attendee);
        Assert.Equal(CapabilityReasonCodes.ParticipantNotInCall, Assert.Single((await call.CanAsync(new RemoveParticipant(carol), CurrentTest.Token)).Reasons).Code);
        Assert.Single(fixture.Requests("GetParticipant"));

        await fixture.JoinAsync(carol);

        Assert.True((await call.CanAsync(new RemoveParticipant(carol), CurrentTest.Token)).IsAllowed);
    }

    [Fact]
    public async Task I_can_see_that_a_call_that_is_over_takes_no_action()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.HangUpForEveryoneAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);
        int before = fixture.Emulator.Requests.Count;

        Assert.Contains(CapabilityReasonCodes.CallNotConnected, (await call.CanAsync(new RemoveParticipant(fixture.Bob), CurrentTest.Token)).Reasons.Select(r => r.Code));
        Assert.Contains(CapabilityReasonCodes.CallNotConnected, (await call.CanAsync(new HangUpCall(), CurrentTest.Token)).Reasons.Select(r => r.Code));
        await Assert.ThrowsAsync<CallEndedException>(() => call.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));
        Assert.Equal(before, fixture.Emulator.Requests.Count);
    }

    [Fact]
    public async Task I_can_see_that_rooms_and_connecting_are_no_actions_of_a_call()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();

        Assert.Equal(CapabilityReasonCodes.InvalidInput, Assert.Single((await call.CanAsync(new GetRoom(fixture.Room.Id), CurrentTest.Token)).Reasons).Code);
        Assert.Equal(CapabilityReasonCodes.InvalidInput, Assert.Single(call.Can(new ConnectCall(fixture.Locator)).Reasons).Code);
    }
}
