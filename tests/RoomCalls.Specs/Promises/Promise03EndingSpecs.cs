using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Policies;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise03EndingSpecs
{
    [Fact]
    public async Task Promise_3_a_success_ends_once()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", EmulatorFault.Repeat(3));

        RoomCallParticipant guest = await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal(Phones.Answering, guest.Id);
        await stage.PassAsync(300);
        Assert.Equal(["success"], metering.EndsOf("AddParticipant"));
        Assert.Equal(0, stage.OpenOperationsOf(call));
        Assert.Single(stage.Ledger(LedgerKind.Joined, Phones.Answering));
    }

    [Fact]
    public async Task Promise_3_a_failure_ends_once()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", EmulatorFault.Repeat(3));

        ActionFailedException failed = await stage.FailureAsync<ActionFailedException>(call.AddParticipantAsync(Phones.Busy, Stage.Token));

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal((486, 560486), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        await stage.PassAsync(300);
        Assert.Equal(["failed"], metering.EndsOf("AddParticipant"));
        Assert.Equal(0, stage.OpenOperationsOf(call));
        Assert.Single(stage.Ledger(LedgerKind.NotAnswered));
    }

    [Fact]
    public async Task Promise_3_a_denied_action_never_begins()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync(services: s => s
            .AddSingleton<IRoomCallPolicy>(House.Forbids<AddParticipant>(new CapabilityReason("quiet", "Nobody dials."))));
        await using IRoomCall call = await stage.ConnectAsync();

        await Assert.ThrowsAsync<ActionDeniedException>(() => call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Empty(metering.EndsOf("AddParticipant"));
        Assert.Empty(stage.Requests("AddParticipant"));
    }

    [Fact]
    public async Task Promise_3_an_action_whose_event_is_lost_times_out_once_and_says_that_it_was_accepted()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", EmulatorFault.Lose("AddParticipantSucceeded"));
        Task<RoomCallParticipant> add = call.ExecuteAsync(new AddParticipant(Phones.Answering) { InvitationTimeout = TimeSpan.FromSeconds(30) }, Stage.Token);

        await stage.PassAsync(44);
        Assert.False(add.IsCompleted);
        ActionTimedOutException late = await stage.FailureAsync<ActionTimedOutException>(add);

        Assert.Equal(ActionEffect.Accepted, late.Effect);
        Assert.Equal(TimeSpan.FromSeconds(45), late.After);
        await stage.PassAsync(300);
        Assert.Equal(["timed_out"], metering.EndsOf("AddParticipant"));
        Assert.Single(stage.Ledger(LedgerKind.Joined, Phones.Answering));
        Assert.Equal(0, stage.OpenOperationsOf(call));
    }

    [Fact]
    public async Task Promise_3_the_end_of_the_call_ends_an_open_action_once()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.NeverAnswering, Stage.Token);
        await stage.PassAsync(5);
        Assert.False(add.IsCompleted);

        Task<ResultInformation> end = call.HangUpForEveryoneAsync(Stage.Token);
        CallEndedException ended = await stage.FailureAsync<CallEndedException>(add);
        await end;

        Assert.Equal(7000, ended.Reason?.SubCode);
        await stage.PassAsync(300);
        Assert.Equal(["call_ended"], metering.EndsOf("AddParticipant"));
        Assert.Equal(["success"], metering.EndsOf("HangUpForEveryone"));
        Assert.Single(stage.Ledger(LedgerKind.Cancelled, Phones.NeverAnswering));
    }

    [Fact]
    public async Task Promise_3_an_outcome_within_the_settle_time_wins_over_the_end_of_the_call()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.CallEndSettleTime = TimeSpan.FromSeconds(5));
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("RemoveParticipant", EmulatorFault.DelayCallback(TimeSpan.FromSeconds(3), "RemoveParticipantSucceeded"));
        Task<ResultInformation> remove = call.RemoveParticipantAsync(stage.Bob, Stage.Token);
        await stage.SettleAsync();
        await call.HangUpForEveryoneAsync(Stage.Token);
        await stage.SettleAsync();
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
        Assert.False(remove.IsCompleted);

        ResultInformation removed = await stage.OutcomeAsync(remove);

        Assert.Equal(200, removed.Code);
        Assert.Single(stage.Ledger(LedgerKind.Removed, stage.Bob));
    }

    [Fact]
    public async Task Promise_3_an_action_on_a_call_that_is_over_says_so_and_sends_nothing()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.HangUpForEveryoneAsync(Stage.Token));
        await stage.PassAsync(1);

        await Assert.ThrowsAsync<CallEndedException>(() => call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Empty(stage.Requests("AddParticipant"));
    }

    [Fact]
    public async Task Promise_3_a_cancelled_action_ends_once()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(Phones.NeverAnswering), Stage.Token);

        await stage.UntilEndedAsync(add.CancelAsync(Stage.Token));
        await stage.FailureAsync<OperationCanceledException>(add.Completion);

        Assert.True(add.Completion.IsCanceled);
        await stage.PassAsync(300);
        Assert.Equal(["cancelled"], metering.EndsOf("AddParticipant"));
        Assert.Single(stage.Ledger(LedgerKind.Cancelled));
    }

    [Fact]
    public async Task Promise_3_the_first_end_wins_whatever_comes_later()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);
        RoomCallOperation<RoomCallParticipant> add = await call.StartAsync(new AddParticipant(Phones.Answering), Stage.Token);
        await stage.OutcomeAsync(add.Completion);
        AddParticipantSucceeded succeeded = await audience.UntilAsync<AddParticipantSucceeded>();

        int status = await stage.PostAsync(call, Callback.AddFailed(call, Phones.Answering, succeeded.OperationId!.Value, succeeded.Time));

        Assert.Equal(200, status);
        Assert.Equal(Phones.Answering, (await add.Completion).Id);
        await audience.UntilAsync<AddParticipantFailed>();
        Assert.Equal(["success"], metering.EndsOf("AddParticipant"));
    }
}
