using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Participants;

public sealed class PresenceSpecs
{
    [Fact]
    public async Task I_can_remove_somebody()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);

        await stage.OutcomeAsync(call.RemoveParticipantAsync(stage.Bob, Stage.Token));

        Assert.False(call.State.Participants.Contains(stage.Bob));
        await audience.UntilAsync<ParticipantLeft>(e => e.Participant.Id == stage.Bob);
        Assert.Single(stage.Ledger(LedgerKind.Removed, stage.Bob));
        await stage.PassAsync(10);
        Assert.Single(audience.Seen.OfType<ParticipantLeft>());
        Assert.Equal([stage.Alice], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task I_can_rely_on_the_state_once_the_removal_is_done_though_no_roster_came_and_no_time_passed()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        Assert.Equal(stage.Clock.GetUtcNow(), call.State.ServerAsOf);
        stage.Fault("RemoveParticipant", EmulatorFault.Lose("ParticipantsUpdated"));

        await call.RemoveParticipantAsync(stage.Bob, Stage.Token);

        Assert.Equal([stage.Alice], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task I_can_see_that_somebody_who_is_not_there_cannot_be_removed()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();

        ActionDeniedException denied = await stage.FailureAsync<ActionDeniedException>(call.RemoveParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal(CapabilityReasonCodes.ParticipantNotInCall, Assert.Single(denied.Reasons).Code);
        Assert.Empty(stage.Requests("RemoveParticipant"));
        Assert.Empty(stage.Ledger(LedgerKind.Removed));
    }

    [Fact]
    public async Task I_can_list_the_people_and_look_at_one()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        IReadOnlyList<RoomCallParticipant> people = await call.ListParticipantsAsync(Stage.Token);
        RoomCallParticipant phone = await call.GetParticipantAsync(Phones.Answering, Stage.Token);

        Assert.Equal([stage.Alice, stage.Bob, Phones.Answering], people.Select(p => p.Id));
        Assert.Equal(Phones.Answering, phone.Id);
        Assert.False(phone.IsMuted.Value);
        EmulatedRequest request = Assert.Single(stage.Requests("GetParticipant"));
        Assert.Equal(200, request.Status);
        Assert.DoesNotContain("1234567", request.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_see_that_somebody_is_not_there()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => call.GetParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal((FailureOrigin.Response, 404), (failed.Origin, failed.ResultInformation.Code));
    }

    [Fact]
    public async Task I_can_see_who_comes_and_goes()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);

        await stage.LeaveAsync(stage.Bob);
        await stage.JoinAsync(stage.Bob);
        await stage.SettleAsync();

        Assert.Equal(stage.Bob, (await audience.UntilAsync<ParticipantLeft>()).Participant.Id);
        Assert.Equal(stage.Bob, (await audience.UntilAsync<ParticipantJoined>()).Participant.Id);
    }
}
