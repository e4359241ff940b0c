using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Policies;

namespace RoomCalls.Specs.Promises;

public sealed class Promise03EndingSpecs
{
    [Fact]
    public async Task Promise_3_a_success_ends_once()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", EmulatorFault.Repeat(3));

        RoomCallParticipant guest = await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal(KnownPhones.Answering, guest.Id);
        await fixture.AdvanceAsync(300);
        Assert.Equal(["success"], metrics.OutcomesOf("AddParticipant"));
        Assert.Equal(0, fixture.OpenOperationsOf(call));
        Assert.Single(fixture.Ledger(LedgerKind.Joined, KnownPhones.Answering));
    }

    [Fact]
    public async Task Promise_3_a_failure_ends_once()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", EmulatorFault.Repeat(3));

        ActionFailedException failed = await fixture.AdvanceToFailureAsync<ActionFailedException>(call.AddParticipantAsync(KnownPhones.Busy, CurrentTest.Token));

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal((486, 560486), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        await fixture.AdvanceAsync(300);
        Assert.Equal(["failed"], metrics.OutcomesOf("AddParticipant"));
        Assert.Equal(0, fixture.OpenOperationsOf(call));
        Assert.Single(fixture.Ledger(LedgerKind.NotAnswered));
    }

    [Fact]
    public async Task Promise_3_a_denied_action_never_begins()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(services: s => s
            .AddSingleton<IRoomCallPolicy>(FakePolicy.Denying<AddParticipant>(new CapabilityReason("quiet", "Nobody dials."))));
        await using IRoomCall call = await fixture.ConnectAsync();

        await Assert.ThrowsAsync<ActionDeniedException>(() => call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Empty(metrics.OutcomesOf("AddParticipant"));
        Assert.Empty(fixture.Requests("AddParticipant"));
    }

    [Fact]
    public async Task Promise_3_an_action_whose_event_is_lost_times_out_once_and_says_that_it_was_accepted()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", EmulatorFault.Lose("AddParticipantSucceeded"));
        Task<RoomCallParticipant> add = call.ExecuteAsync(new AddParticipant(KnownPhones.Answering) { InvitationTimeout = TimeSpan.FromSeconds(30) }, CurrentTest.Token);

        await fixture.AdvanceAsync(44);
        Assert.False(add.IsCompleted);
        ActionTimedOutException late = await fixture.AdvanceToFailureAsync<ActionTimedOutException>(add);

        Assert.Equal(ActionEffect.Accepted, late.Effect);
        Assert.Equal(TimeSpan.FromSeconds(45), late.Timeout);
        await fixture.AdvanceAsync(300);
        Assert.Equal(["timed_out"], metrics.OutcomesOf("AddParticipant"));
        Assert.Single(fixture.Ledger(LedgerKind.Joined, KnownPhones.Answering));
        Assert.Equal(0, fixture.OpenOperationsOf(call));
    }

    [Fact]
    public async Task Promise_3_the_end_of_the_call_ends_an_open_action_once()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.NeverAnswering, CurrentTest.Token);
        await fixture.AdvanceAsync(5);
        Assert.False(add.IsCompleted);

        Task end = call.HangUpForEveryoneAsync(CurrentTest.Token);
        CallEndedException ended = await fixture.AdvanceToFailureAsync<CallEndedException>(add);
        await end;

        Assert.Equal(7000, ended.EndReason?.SubCode);
        await fixture.AdvanceAsync(300);
        Assert.Equal(["call_ended"], metrics.OutcomesOf("AddParticipant"));
        Assert.Equal(["success"], metrics.OutcomesOf("HangUpForEveryone"));
        Assert.Single(fixture.Ledger(LedgerKind.Canceled, KnownPhones.NeverAnswering));
    }

    [Fact]
    public async Task Promise_3_an_outcome_within_the_settle_time_wins_over_the_end_of_the_call()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.CallEndSettleTime = TimeSpan.FromSeconds(5));
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("RemoveParticipant", EmulatorFault.DelayCallback(TimeSpan.FromSeconds(3), "RemoveParticipantSucceeded"));
        Task<ResultInformation> remove = call.ExecuteAsync(new RemoveParticipant(fixture.Bob), CurrentTest.Token);
        await fixture.SettleAsync();
        await call.HangUpForEveryoneAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
        Assert.False(remove.IsCompleted);

        ResultInformation removed = await fixture.AdvanceToResultAsync(remove);

        Assert.Equal(200, removed.Code);
        Assert.Single(fixture.Ledger(LedgerKind.Removed, fixture.Bob));
    }

    [Fact]
    public async Task Promise_3_an_action_on_a_call_that_is_over_says_so_and_sends_nothing()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.HangUpForEveryoneAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);

        await Assert.ThrowsAsync<CallEndedException>(() => call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Empty(fixture.Requests("AddParticipant"));
    }

    [Fact]
    public async Task Promise_3_a_cancelled_action_ends_once()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(KnownPhones.NeverAnswering), CurrentTest.Token);

        await fixture.AdvanceUntilEndedAsync(add.CancelAsync(CurrentTest.Token));
        await fixture.AdvanceToFailureAsync<OperationCanceledException>(add.Completion);

        Assert.True(add.Completion.IsCanceled);
        await fixture.AdvanceAsync(300);
        Assert.Equal(["cancelled"], metrics.OutcomesOf("AddParticipant"));
        Assert.Single(fixture.Ledger(LedgerKind.Canceled));
    }

    [Fact]
    public async Task Promise_3_the_first_end_wins_whatever_comes_later()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(KnownPhones.Answering), CurrentTest.Token);
        await fixture.AdvanceToResultAsync(add.Completion);
        AddParticipantSucceeded succeeded = await events.UntilAsync<AddParticipantSucceeded>();

        int status = await fixture.PostAsync(call, CallbackJson.AddFailed(call, KnownPhones.Answering, succeeded.OperationId!.Value, succeeded.Time));

        Assert.Equal(200, status);
        Assert.Equal(KnownPhones.Answering, (await add.Completion).Id);
        await events.UntilAsync<AddParticipantFailed>();
        Assert.Equal(["success"], metrics.OutcomesOf("AddParticipant"));
    }
}
