using RoomCalls.Actions;
using RoomCalls.Emulator;

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
    public async Task I_never_see_an_add_fail_while_the_phone_rings(string fault)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", FaultOf(fault), times: 3);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.AnsweringAfter20Seconds, CurrentTest.Token);

        await fixture.AdvanceAsync(19.9);
        Assert.False(add.IsCompleted);
        Assert.Equal(3, fixture.Requests("AddParticipant").Count);
        await fixture.AdvanceAsync(0.1);

        Assert.Equal(KnownPhones.AnsweringAfter20Seconds, (await fixture.AdvanceToResultAsync(add)).Id);
        Assert.Single(fixture.Ledger(LedgerKind.Dialed));
        Assert.Equal(0, fixture.OpenOperationsOf(call));
    }

    [Fact]
    public async Task I_get_the_true_failure_when_it_comes_after_an_unclear_answer()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", FaultOf("500"), times: 3);

        ActionFailedException failed = await fixture.AdvanceToFailureAsync<ActionFailedException>(call.AddParticipantAsync(KnownPhones.NeverAnswering, CurrentTest.Token));

        Assert.Equal((FailureOrigin.Event, 480), (failed.Origin, failed.ResultInformation.Code));
        Assert.Single(fixture.Ledger(LedgerKind.NotAnswered));
    }

    [Fact]
    public async Task I_get_an_unknown_outcome_when_no_event_comes_in_the_ring_time()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", FaultOf("500"), times: 3);
        fixture.Fault("AddParticipant", EmulatorFault.Lose(), times: 3);
        AddParticipant action = new(KnownPhones.AnsweringAfter20Seconds) { InvitationTimeout = TimeSpan.FromSeconds(60) };
        Task<RoomCallParticipant> add = call.ExecuteAsync(action, CurrentTest.Token);

        await fixture.AdvanceAsync(59.9);
        Assert.False(add.IsCompleted);
        ActionTimedOutException late = await fixture.AdvanceToFailureAsync<ActionTimedOutException>(add);

        Assert.Equal(ActionEffect.Unknown, late.Effect);
        Assert.Contains("read the participants", late.Message, StringComparison.Ordinal);
        Assert.Equal(500, Assert.IsType<TransportException>(late.InnerException).Status);
        Assert.Single(fixture.Ledger(LedgerKind.Joined, KnownPhones.AnsweringAfter20Seconds));
        Assert.Contains(await call.ListParticipantsAsync(CurrentTest.Token), p => p.Id == KnownPhones.AnsweringAfter20Seconds);
    }

    [Fact]
    public async Task I_get_an_unknown_outcome_when_an_unclear_add_was_never_done()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", EmulatorFault.Drop(), times: 3);

        ActionTimedOutException late = await fixture.AdvanceToFailureAsync<ActionTimedOutException>(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal(ActionEffect.Unknown, late.Effect);
        Assert.Empty(fixture.Ledger(LedgerKind.Dialed));
    }

    [Fact]
    public async Task I_get_an_unknown_outcome_of_other_unclear_actions_after_10_seconds()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("RemoveParticipant", EmulatorFault.Drop(), times: 3);
        Task remove = call.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token);

        await fixture.AdvanceAsync(9.9);
        Assert.False(remove.IsCompleted);
        ActionTimedOutException late = await fixture.AdvanceToFailureAsync<ActionTimedOutException>(remove);

        Assert.Equal((ActionEffect.Unknown, TimeSpan.FromSeconds(10)), (late.Effect, late.Timeout));
        Assert.Empty(fixture.Ledger(LedgerKind.Removed));
    }

    [Theory]
    [MemberData(nameof(RefusalsAfterwards))]
    public async Task I_do_not_dial_twice_when_a_repeated_add_is_refused_though_the_first_one_was_done(string fault, int refusal, string code)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", FaultOf(fault), times: 1);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.AnsweringAfter20Seconds, CurrentTest.Token);
        await fixture.AdvanceAsync(0.1);
        fixture.Fault("AddParticipant", EmulatorFault.Status(refusal, code), times: 1);

        await fixture.AdvanceAsync(19.8);
        Assert.False(add.IsCompleted);
        await fixture.AdvanceAsync(0.1);

        Assert.Equal(KnownPhones.AnsweringAfter20Seconds, (await fixture.AdvanceToResultAsync(add)).Id);
        Assert.Equal(2, fixture.Requests("AddParticipant").Count);
        Assert.Single(fixture.Ledger(LedgerKind.Dialed));
    }

    [Fact]
    public async Task I_see_the_refusal_inside_when_the_first_attempt_stays_unclear()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", EmulatorFault.Drop(), times: 1);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token);
        await fixture.AdvanceAsync(0.1);
        fixture.Fault("AddParticipant", EmulatorFault.Status(403, "8523"), times: 1);

        ActionTimedOutException late = await fixture.AdvanceToFailureAsync<ActionTimedOutException>(add);

        Assert.Equal(ActionEffect.Unknown, late.Effect);
        TransportException unclear = Assert.IsType<TransportException>(late.InnerException);
        Assert.Equal(ActionEffect.Unknown, unclear.Effect);
        Assert.Equal(403, Assert.IsType<ActionFailedException>(unclear.InnerException).ResultInformation.Code);
    }

    [Fact]
    public async Task I_see_an_add_fail_when_its_first_answer_is_a_refusal()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", EmulatorFault.Status(403, "8523"), times: 1);

        ActionFailedException failed = await fixture.AdvanceToFailureAsync<ActionFailedException>(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal((FailureOrigin.Response, 403), (failed.Origin, failed.ResultInformation.Code));
    }

    private static EmulatorFault FaultOf(string name) =>
        int.TryParse(name, out int status) ? EmulatorFault.Status(status, afterExecuting: true) : EmulatorFault.Drop(afterExecuting: true);
}
