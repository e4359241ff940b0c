using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Participants;

public sealed class PresenceSpecs
{
    [Fact]
    public async Task I_can_remove_somebody()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);

        await fixture.AdvanceToResultAsync(call.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));

        Assert.False(call.State.Participants.Contains(fixture.Bob));
        await events.UntilAsync<ParticipantLeft>(e => e.Participant.Id == fixture.Bob);
        Assert.Single(fixture.Ledger(LedgerKind.Removed, fixture.Bob));
        await fixture.AdvanceAsync(10);
        Assert.Single(events.Events.OfType<ParticipantLeft>());
        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task I_can_rely_on_the_state_once_the_removal_is_done_though_no_roster_came_and_no_time_passed()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        Assert.Equal(fixture.Clock.GetUtcNow(), call.State.ServerAsOf);
        fixture.Fault("RemoveParticipant", EmulatorFault.Lose("ParticipantsUpdated"));

        await call.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token);

        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task I_can_see_that_somebody_who_is_not_there_cannot_be_removed()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();

        ActionDeniedException denied = await fixture.AdvanceToFailureAsync<ActionDeniedException>(call.RemoveParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal(CapabilityReasonCodes.ParticipantNotInCall, Assert.Single(denied.Reasons).Code);
        Assert.Empty(fixture.Requests("RemoveParticipant"));
        Assert.Empty(fixture.Ledger(LedgerKind.Removed));
    }

    [Fact]
    public async Task I_can_list_the_people_and_look_at_one()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        IReadOnlyList<RoomCallParticipant> people = await call.ListParticipantsAsync(CurrentTest.Token);
        RoomCallParticipant phone = await call.GetParticipantAsync(KnownPhones.Answering, CurrentTest.Token);

        Assert.Equal([fixture.Alice, fixture.Bob, KnownPhones.Answering], people.Select(p => p.Id));
        Assert.Equal(KnownPhones.Answering, phone.Id);
        Assert.False(phone.IsMuted.Value);
        EmulatedRequest request = Assert.Single(fixture.Requests("GetParticipant"));
        Assert.Equal(200, request.Status);
        Assert.DoesNotContain("1234567", request.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_see_that_somebody_is_not_there()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => call.GetParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal((FailureOrigin.Response, 404), (failed.Origin, failed.ResultInformation.Code));
    }

    [Fact]
    public async Task I_can_see_who_comes_and_goes()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);

        await fixture.LeaveAsync(fixture.Bob);
        await fixture.JoinAsync(fixture.Bob);
        await fixture.SettleAsync();

        Assert.Equal(fixture.Bob, (await events.UntilAsync<ParticipantLeft>()).Participant.Id);
        Assert.Equal(fixture.Bob, (await events.UntilAsync<ParticipantJoined>()).Participant.Id);
    }
}
