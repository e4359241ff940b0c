using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Participants;

public sealed class CancelAddSpecs
{
    [Fact]
    public async Task I_can_stop_the_ringing()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(Phones.NeverAnswering) { OperationContext = "the plumber" }, Stage.Token);
        await stage.PassAsync(10);
        Assert.True(add.CanCancel);
        Assert.Equal(Assert.Single(stage.Ledger(LedgerKind.Dialled)).Detail, add.Accepted.InvitationId);

        await stage.UntilEndedAsync(add.CancelAsync(Stage.Token));
        await stage.FailureAsync<OperationCanceledException>(add.Completion);

        LedgerEntry cancelled = Assert.Single(stage.Ledger(LedgerKind.Cancelled));
        Assert.Equal((add.Accepted.InvitationId, Phones.NeverAnswering.RawId), (cancelled.Detail, cancelled.RawId));
        Assert.Equal(add.Accepted.InvitationId, (await audience.UntilAsync<CancelAddParticipantSucceeded>()).InvitationId);
        await stage.PassAsync(200);
        Assert.Empty(stage.Ledger(LedgerKind.NotAnswered));
        Assert.Equal(0, stage.OpenOperationsOf(call));
    }

    [Fact]
    public async Task I_can_see_that_it_is_too_late_to_stop_the_ringing()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(Phones.Answering), Stage.Token);
        await stage.OutcomeAsync(add.Completion);

        ActionFailedException late = await stage.FailureAsync<ActionFailedException>(add.CancelAsync(Stage.Token));

        Assert.Equal((FailureOrigin.Event, 404), (late.Origin, late.ResultInformation.Code));
        Assert.Equal(Phones.Answering, (await add.Completion).Id);
        Assert.Empty(stage.Ledger(LedgerKind.Cancelled));
    }

    [Fact]
    public async Task I_can_stop_waiting_and_the_phone_rings_on()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);
        using CancellationTokenSource source = new();
        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.AnsweringAfter20Seconds, source.Token);
        await stage.PassAsync(10);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => add.GuardedAsync());
        Assert.Equal(0, stage.OpenOperationsOf(call));
        await stage.PassAsync(10);

        await audience.UntilAsync<ParticipantJoined>(e => e.Participant.Id == Phones.AnsweringAfter20Seconds);
        Assert.Empty(stage.Requests("CancelAddParticipant"));
        Assert.Empty(stage.Ledger(LedgerKind.Cancelled));
        Assert.Single(stage.Ledger(LedgerKind.Joined, Phones.AnsweringAfter20Seconds));
    }

    [Fact]
    public async Task I_can_stop_one_of_two_phones()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        RoomCallOperation<RoomCallParticipant> first = await call.StartAsync(new AddParticipant(Phones.NeverAnswering), Stage.Token);
        RoomCallOperation<RoomCallParticipant> second = await call.StartAsync(new AddParticipant(Phones.AnsweringAfter20Seconds), Stage.Token);

        await stage.UntilEndedAsync(first.CancelAsync(Stage.Token));

        await stage.FailureAsync<OperationCanceledException>(first.Completion);
        Assert.Equal(Phones.AnsweringAfter20Seconds, (await stage.OutcomeAsync(second.Completion)).Id);
        Assert.Single(stage.Ledger(LedgerKind.Cancelled));
    }

    [Fact]
    public async Task I_can_see_which_actions_cannot_be_undone()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        RoomCallOperation<ResultInformation> remove = await call.StartAsync(new RemoveParticipant(stage.Bob), Stage.Token);

        Assert.False(remove.CanCancel);
        await Assert.ThrowsAsync<ActionNotSupportedException>(() => remove.CancelAsync(Stage.Token));
    }
}
