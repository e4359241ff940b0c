using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Participants;

public sealed class CancelAddSpecs
{
    [Fact]
    public async Task I_can_stop_the_ringing()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(KnownPhones.NeverAnswering) { OperationContext = "the plumber" }, CurrentTest.Token);
        await fixture.AdvanceAsync(10);
        Assert.True(add.CanCancel);
        Assert.Equal(Assert.Single(fixture.Ledger(LedgerKind.Dialed)).Detail, add.Accepted.InvitationId);

        await fixture.AdvanceUntilEndedAsync(add.CancelAsync(CurrentTest.Token));
        await fixture.AdvanceToFailureAsync<OperationCanceledException>(add.Completion);

        LedgerEntry cancelled = Assert.Single(fixture.Ledger(LedgerKind.Canceled));
        Assert.Equal((add.Accepted.InvitationId, KnownPhones.NeverAnswering.RawId), (cancelled.Detail, cancelled.RawId));
        Assert.Equal(add.Accepted.InvitationId, (await events.UntilAsync<CancelAddParticipantSucceeded>()).InvitationId);
        await fixture.AdvanceAsync(200);
        Assert.Empty(fixture.Ledger(LedgerKind.NotAnswered));
        Assert.Equal(0, fixture.OpenOperationsOf(call));
    }

    [Fact]
    public async Task I_can_see_that_it_is_too_late_to_stop_the_ringing()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(KnownPhones.Answering), CurrentTest.Token);
        await fixture.AdvanceToResultAsync(add.Completion);

        ActionFailedException late = await fixture.AdvanceToFailureAsync<ActionFailedException>(add.CancelAsync(CurrentTest.Token));

        Assert.Equal((FailureOrigin.Event, 404), (late.Origin, late.ResultInformation.Code));
        Assert.Equal(KnownPhones.Answering, (await add.Completion).Id);
        Assert.Empty(fixture.Ledger(LedgerKind.Canceled));
    }

    [Fact]
    public async Task I_can_stop_waiting_and_the_phone_rings_on()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);
        using CancellationTokenSource source = new();
        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.AnsweringAfter20Seconds, source.Token);
        await fixture.AdvanceAsync(10);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => add.OrTimeoutAsync());
        Assert.Equal(0, fixture.OpenOperationsOf(call));
        await fixture.AdvanceAsync(10);

        await events.UntilAsync<ParticipantJoined>(e => e.Participant.Id == KnownPhones.AnsweringAfter20Seconds);
        Assert.Empty(fixture.Requests("CancelAddParticipant"));
        Assert.Empty(fixture.Ledger(LedgerKind.Canceled));
        Assert.Single(fixture.Ledger(LedgerKind.Joined, KnownPhones.AnsweringAfter20Seconds));
    }

    [Fact]
    public async Task I_can_stop_one_of_two_phones()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        RoomCallOperation<RoomCallParticipant> first = await call.StartAsync(new AddParticipant(KnownPhones.NeverAnswering), CurrentTest.Token);
        RoomCallOperation<RoomCallParticipant> second = await call.StartAsync(new AddParticipant(KnownPhones.AnsweringAfter20Seconds), CurrentTest.Token);

        await fixture.AdvanceUntilEndedAsync(first.CancelAsync(CurrentTest.Token));

        await fixture.AdvanceToFailureAsync<OperationCanceledException>(first.Completion);
        Assert.Equal(KnownPhones.AnsweringAfter20Seconds, (await fixture.AdvanceToResultAsync(second.Completion)).Id);
        Assert.Single(fixture.Ledger(LedgerKind.Canceled));
    }

    [Fact]
    public async Task I_can_see_which_actions_cannot_be_undone()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        RoomCallOperation<ResultInformation> remove = await call.StartAsync(new RemoveParticipant(fixture.Bob), CurrentTest.Token);

        Assert.False(remove.CanCancel);
        await Assert.ThrowsAsync<ActionNotSupportedException>(() => remove.CancelAsync(CurrentTest.Token));
    }
}
