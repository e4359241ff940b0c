using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise02RepetitionSpecs
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(7);

    private static readonly Dictionary<string, EmulatorFault> Faults = new()
    {
        ["500"] = EmulatorFault.Status(500),
        ["500, but done"] = EmulatorFault.Status(500, afterExecuting: true),
        ["dropped"] = EmulatorFault.Drop(),
        ["dropped, but done"] = EmulatorFault.Drop(afterExecuting: true),
        ["408, but done"] = EmulatorFault.Status(408, afterExecuting: true),
        ["429 with Retry-After"] = EmulatorFault.Status(429, retryAfter: RetryAfter),
        ["429"] = EmulatorFault.Status(429),
        ["503 with Retry-After"] = EmulatorFault.Status(503, retryAfter: RetryAfter),
        ["503, but done"] = EmulatorFault.Status(503, afterExecuting: true),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task Promise_2_an_add_that_met_a_fault_is_sent_again_with_its_id_and_dials_once(string fault)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", Faults[fault]);

        RoomCallParticipant guest = await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal(Phones.Answering, guest.Id);
        IReadOnlyList<EmulatedRequest> requests = stage.Requests("AddParticipant");
        Assert.Equal(2, requests.Count);
        Assert.NotNull(Assert.Single(requests.Select(r => r.RepeatabilityId).Distinct()));
        Assert.Single(stage.Ledger(LedgerKind.Dialled));
        Assert.Single(stage.Ledger(LedgerKind.Joined, Phones.Answering));
    }

    [Theory]
    [InlineData("429 with Retry-After")]
    [InlineData("503 with Retry-After")]
    public async Task Promise_2_the_repetition_waits_as_long_as_the_service_asks(string fault)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", Faults[fault]);

        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        IReadOnlyList<EmulatedRequest> requests = stage.Requests("AddParticipant");
        Assert.Equal(RetryAfter, requests[1].Time - requests[0].Time);
    }

    [Theory]
    [InlineData("Connect", LedgerKind.Connected)]
    [InlineData("RemoveParticipant", LedgerKind.Removed)]
    [InlineData("SendDtmfTones", LedgerKind.TonesSent)]
    [InlineData("MuteParticipants", LedgerKind.Muted)]
    [InlineData("CancelAddParticipant", LedgerKind.Cancelled)]
    [InlineData("Terminate", LedgerKind.Terminated)]
    public async Task Promise_2_every_repeatable_action_keeps_its_id_and_is_done_once(string operation, LedgerKind once)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall? before = operation == "Connect" ? null : await stage.ConnectAsync();
        if (operation == "SendDtmfTones")
        {
            await stage.OutcomeAsync(before!.AddParticipantAsync(Phones.Answering, Stage.Token));
        }

        RoomCallOperation<RoomCallParticipant>? ringing = operation == "CancelAddParticipant"
            ? await before!.StartAsync(new AddParticipant(Phones.NeverAnswering), Stage.Token)
            : null;
        stage.Fault(operation, EmulatorFault.Status(500, afterExecuting: true));

        Task act = operation switch
        {
            "Connect" => stage.ConnectAsync(),
            "RemoveParticipant" => before!.RemoveParticipantAsync(stage.Bob, Stage.Token),
            "SendDtmfTones" => before!.Media.SendDtmfAsync(Phones.Answering, DtmfTones.Parse("12"), Stage.Token),
            "MuteParticipants" => before!.MuteParticipantAsync(stage.Bob, Stage.Token),
            "CancelAddParticipant" => ringing!.CancelAsync(Stage.Token),
            _ => before!.HangUpForEveryoneAsync(Stage.Token),
        };
        await stage.UntilEndedAsync(act);
        await act;

        Assert.Single(stage.Requests(operation).Select(r => r.RepeatabilityId).Distinct());
        Assert.NotNull(stage.Requests(operation)[0].RepeatabilityId);
        Assert.Single(stage.Ledger(once));
    }

    [Fact]
    public async Task Promise_2_two_actions_have_two_ids()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();

        await stage.OutcomeAsync(Task.WhenAll(
            call.AddParticipantAsync(Phones.Answering, Stage.Token),
            call.AddParticipantAsync(Phones.Another, Stage.Token)));

        Assert.Equal(2, stage.Requests("AddParticipant").Select(r => r.RepeatabilityId).Distinct().Count());
        Assert.Equal(2, stage.Ledger(LedgerKind.Dialled).Count);
    }

    [Theory]
    [InlineData("500, but done")]
    [InlineData("503, but done")]
    [InlineData("dropped, but done")]
    public async Task Promise_2_creating_a_user_is_not_sent_again_when_it_may_have_happened(string fault)
    {
        await using Stage stage = await Stage.BuildAsync();
        int before = stage.Requests("CreateIdentity").Count;
        stage.Fault("CreateIdentity", Faults[fault]);

        TransportException unclear = await stage.FailureAsync<TransportException>(stage.Manager.Users.CreateAsync(Stage.Token));

        Assert.Equal(ActionEffect.Unknown, unclear.Effect);
        Assert.Equal(before + 1, stage.Requests("CreateIdentity").Count);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("429 with Retry-After")]
    [InlineData("503 with Retry-After")]
    public async Task Promise_2_creating_a_user_is_sent_again_when_it_has_certainly_not_happened(string fault)
    {
        await using Stage stage = await Stage.BuildAsync();
        int before = stage.Requests("CreateIdentity").Count;
        stage.Fault("CreateIdentity", Faults[fault]);

        await stage.OutcomeAsync(stage.Manager.Users.CreateAsync(Stage.Token));

        Assert.Equal(before + 2, stage.Requests("CreateIdentity").Count);
    }

    [Theory]
    [InlineData("8529")]
    [InlineData("8530")]
    public async Task Promise_2_a_limit_that_does_not_lift_soon_is_not_tried_again(string subCode)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("AddParticipant", EmulatorFault.Status(429, subCode, RetryAfter));

        TransportException throttled = await stage.FailureAsync<TransportException>(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal(TransportFault.Throttled, throttled.Fault);
        Assert.Equal(ActionEffect.None, throttled.Effect);
        Assert.Equal(subCode, $"{throttled.ResultInformation?.SubCode}");
        Assert.Equal(RetryAfter, throttled.RetryAfter);
        Assert.Single(stage.Requests("AddParticipant"));
        Assert.Empty(stage.Ledger(LedgerKind.Dialled));
    }

    [Fact]
    public async Task Promise_2_a_refusal_is_not_tried_again()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("RemoveParticipant", EmulatorFault.Status(403, "7504"));

        ActionFailedException refused = await stage.FailureAsync<ActionFailedException>(call.RemoveParticipantAsync(stage.Bob, Stage.Token));

        Assert.Equal((403, 7504), (refused.ResultInformation.Code, refused.ResultInformation.SubCode));
        Assert.Single(stage.Requests("RemoveParticipant"));
    }

    [Fact]
    public async Task Promise_2_a_read_is_sent_again()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("ListParticipants", Faults["500"]);

        IReadOnlyList<RoomCallParticipant> people = await stage.OutcomeAsync(call.ListParticipantsAsync(Stage.Token));

        Assert.Equal([stage.Alice, stage.Bob], people.Select(p => p.Id));
        Assert.Equal(2, stage.Requests("ListParticipants").Count);
    }

    [Fact]
    public async Task Promise_2_hanging_up_is_sent_again_and_finding_nothing_left_is_success()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("HangUp", EmulatorFault.Drop(afterExecuting: true));

        await stage.OutcomeAsync(call.HangUpAsync(Stage.Token));

        Assert.Single(stage.Ledger(LedgerKind.HungUp));
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
    }

    [Fact]
    public async Task Promise_2_attempts_end_with_their_number()
    {
        await using Stage stage = await Stage.BuildAsync(options: o => o.Resilience.MaxAttempts = 4);
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("ListParticipants", Faults["500"], times: 10);

        await stage.FailureAsync<TransportException>(call.ListParticipantsAsync(Stage.Token));

        Assert.Equal(4, stage.Requests("ListParticipants").Count);
    }
}
