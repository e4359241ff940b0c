using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Participants;

public sealed class UnclearAddSpecs
{
    public static TheoryData<string> Faults => ["500", "dropped"];

    public static TheoryData<string, int, string> RefusalsAfterwards
    {
        get
        {
            TheoryData<string, int, string> data = [];
            foreach (string fault in (string[])["500", "504", "dropped"])
            {
                foreach ((int refusal, string code) in ((int, string)[])[(409, "8519"), (400, "8523"), (401, "Unauthorized"), (403, "8523"), (404, "8522")])
                {
                    data.Add(fault, refusal, code);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task I_am_never_told_that_an_add_failed_while_the_phone_rings(string fault)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", FaultOf(fault), times: 3);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.AnsweringAfter20Seconds, Stage.Token);

        await stage.PassAsync(19.9);
        Assert.False(add.IsCompleted);
        Assert.Equal(3, stage.Requests("AddParticipant").Count);
        await stage.PassAsync(0.1);

        Assert.Equal(Phones.AnsweringAfter20Seconds, (await stage.OutcomeAsync(add)).Id);
        Assert.Single(stage.Ledger(LedgerKind.Dialled));
        Assert.Equal(0, stage.OpenOperationsOf(call));
    }

    [Fact]
    public async Task I_am_told_the_true_failure_when_it_comes_after_an_unclear_answer()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", FaultOf("500"), times: 3);

        ActionFailedException failed = await stage.FailureAsync<ActionFailedException>(call.AddParticipantAsync(Phones.NeverAnswering, Stage.Token));

        Assert.Equal((FailureOrigin.Event, 480), (failed.Origin, failed.ResultInformation.Code));
        Assert.Single(stage.Ledger(LedgerKind.NotAnswered));
    }

    [Fact]
    public async Task I_am_told_that_it_is_unknown_when_no_event_comes_in_the_ring_time()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", FaultOf("500"), times: 3);
        stage.Fault("AddParticipant", EmulatorFault.Lose(), times: 3);
        AddParticipant action = new(Phones.AnsweringAfter20Seconds) { InvitationTimeout = TimeSpan.FromSeconds(60) };
        Task<RoomCallParticipant> add = call.ExecuteAsync(action, Stage.Token);

        await stage.PassAsync(59.9);
        Assert.False(add.IsCompleted);
        ActionTimedOutException late = await stage.FailureAsync<ActionTimedOutException>(add);

        Assert.Equal(ActionEffect.Unknown, late.Effect);
        Assert.Contains("read the participants", late.Message, StringComparison.Ordinal);
        Assert.Equal(500, Assert.IsType<TransportException>(late.InnerException).Status);
        Assert.Single(stage.Ledger(LedgerKind.Joined, Phones.AnsweringAfter20Seconds));
        Assert.Contains(await call.ListParticipantsAsync(Stage.Token), p => p.Id == Phones.AnsweringAfter20Seconds);
    }

    [Fact]
    public async Task I_am_told_that_an_add_whose_answer_was_unclear_was_never_done_only_as_unknown()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", EmulatorFault.Drop(), times: 3);

        ActionTimedOutException late = await stage.FailureAsync<ActionTimedOutException>(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal(ActionEffect.Unknown, late.Effect);
        Assert.Empty(stage.Ledger(LedgerKind.Dialled));
    }

    [Fact]
    public async Task I_am_told_after_10_seconds_about_other_unclear_actions()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("RemoveParticipant", EmulatorFault.Drop(), times: 3);
        Task<ResultInformation> remove = call.RemoveParticipantAsync(stage.Bob, Stage.Token);

        await stage.PassAsync(9.9);
        Assert.False(remove.IsCompleted);
        ActionTimedOutException late = await stage.FailureAsync<ActionTimedOutException>(remove);

        Assert.Equal((ActionEffect.Unknown, TimeSpan.FromSeconds(10)), (late.Effect, late.After));
        Assert.Empty(stage.Ledger(LedgerKind.Removed));
    }

    [Theory]
    [MemberData(nameof(RefusalsAfterwards))]
    public async Task I_do_not_dial_twice_when_a_repeated_add_is_refused_though_the_first_one_was_done(string fault, int refusal, string code)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", FaultOf(fault), times: 1);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.AnsweringAfter20Seconds, Stage.Token);
        await stage.PassAsync(0.1);
        stage.Fault("AddParticipant", EmulatorFault.Status(refusal, code), times: 1);

        await stage.PassAsync(19.8);
        Assert.False(add.IsCompleted);
        await stage.PassAsync(0.1);

        Assert.Equal(Phones.AnsweringAfter20Seconds, (await stage.OutcomeAsync(add)).Id);
        Assert.Equal(2, stage.Requests("AddParticipant").Count);
        Assert.Single(stage.Ledger(LedgerKind.Dialled));
    }

    [Fact]
    public async Task I_see_the_refusal_inside_when_nothing_tells_what_became_of_the_first_attempt()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", EmulatorFault.Drop(), times: 1);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.Answering, Stage.Token);
        await stage.PassAsync(0.1);
        stage.Fault("AddParticipant", EmulatorFault.Status(403, "8523"), times: 1);

        ActionTimedOutException late = await stage.FailureAsync<ActionTimedOutException>(add);

        Assert.Equal(ActionEffect.Unknown, late.Effect);
        TransportException unclear = Assert.IsType<TransportException>(late.InnerException);
        Assert.Equal(ActionEffect.Unknown, unclear.Effect);
        Assert.Equal(403, Assert.IsType<ActionFailedException>(unclear.InnerException).ResultInformation.Code);
    }

    [Fact]
    public async Task I_am_told_that_an_add_failed_when_its_first_answer_is_a_refusal()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", EmulatorFault.Status(403, "8523"), times: 1);

        ActionFailedException failed = await stage.FailureAsync<ActionFailedException>(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal((FailureOrigin.Response, 403), (failed.Origin, failed.ResultInformation.Code));
    }

    private static EmulatorFault FaultOf(string name) =>
        int.TryParse(name, out int status) ? EmulatorFault.Status(status, afterExecuting: true) : EmulatorFault.Drop(afterExecuting: true);
}
