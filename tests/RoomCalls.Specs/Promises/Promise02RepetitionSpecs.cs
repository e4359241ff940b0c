using RoomCalls.Actions;
using RoomCalls.Emulator;

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
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", Faults[fault]);

        RoomCallParticipant guest = await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal(KnownPhones.Answering, guest.Id);
        IReadOnlyList<EmulatedRequest> requests = fixture.Requests("AddParticipant");
        Assert.Equal(2, requests.Count);
        Assert.NotNull(Assert.Single(requests.Select(r => r.RepeatabilityId).Distinct()));
        Assert.Single(fixture.Ledger(LedgerKind.Dialed));
        Assert.Single(fixture.Ledger(LedgerKind.Joined, KnownPhones.Answering));
    }

    [Theory]
    [InlineData("429 with Retry-After")]
    [InlineData("503 with Retry-After")]
    public async Task Promise_2_the_repetition_waits_as_long_as_the_service_asks(string fault)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", Faults[fault]);

        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        IReadOnlyList<EmulatedRequest> requests = fixture.Requests("AddParticipant");
        Assert.Equal(RetryAfter, requests[1].Time - requests[0].Time);
    }

    [Theory]
    [InlineData("Connect", LedgerKind.Connected)]
    [InlineData("RemoveParticipant", LedgerKind.Removed)]
    [InlineData("SendDtmfTones", LedgerKind.TonesSent)]
    [InlineData("MuteParticipants", LedgerKind.Muted)]
    [InlineData("CancelAddParticipant", LedgerKind.Canceled)]
    [InlineData("Terminate", LedgerKind.Terminated)]
    public async Task Promise_2_every_repeatable_action_keeps_its_id_and_is_done_once(string operation, LedgerKind once)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall? before = operation == "Connect" ? null : await fixture.ConnectAsync();
        if (operation == "SendDtmfTones")
        {
            await fixture.AdvanceToResultAsync(before!.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        }

        RoomCallOperation<RoomCallParticipant>? ringing = operation == "CancelAddParticipant"
            ? await before!.StartAsync(new AddParticipant(KnownPhones.NeverAnswering), CurrentTest.Token)
            : null;
        fixture.Fault(operation, EmulatorFault.Status(500, afterExecuting: true));

        Task act = operation switch
        {
            "Connect" => fixture.ConnectAsync(),
            "RemoveParticipant" => before!.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token),
            "SendDtmfTones" => before!.Media.SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("12"), CurrentTest.Token),
            "MuteParticipants" => before!.MuteParticipantAsync(fixture.Bob, CurrentTest.Token),
            "CancelAddParticipant" => ringing!.CancelAsync(CurrentTest.Token),
            _ => before!.HangUpForEveryoneAsync(CurrentTest.Token),
        };
        await fixture.AdvanceUntilEndedAsync(act);
        await act;

        Assert.Single(fixture.Requests(operation).Select(r => r.RepeatabilityId).Distinct());
        Assert.NotNull(fixture.Requests(operation)[0].RepeatabilityId);
        Assert.Single(fixture.Ledger(once));
    }

    [Fact]
    public async Task Promise_2_two_actions_have_two_ids()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();

        await fixture.AdvanceToResultAsync(Task.WhenAll(
            call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token),
            call.AddParticipantAsync(KnownPhones.Another, CurrentTest.Token)));

        Assert.Equal(2, fixture.Requests("AddParticipant").Select(r => r.RepeatabilityId).Distinct().Count());
        Assert.Equal(2, fixture.Ledger(LedgerKind.Dialed).Count);
    }

    [Theory]
    [InlineData("500, but done")]
    [InlineData("503, but done")]
    [InlineData("dropped, but done")]
    public async Task Promise_2_creating_a_user_is_not_sent_again_when_it_may_have_happened(string fault)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        int before = fixture.Requests("CreateIdentity").Count;
        fixture.Fault("CreateIdentity", Faults[fault]);

        TransportException unclear = await fixture.AdvanceToFailureAsync<TransportException>(fixture.Manager.Users.CreateAsync(CurrentTest.Token));

        Assert.Equal(ActionEffect.Unknown, unclear.Effect);
        Assert.Equal(before + 1, fixture.Requests("CreateIdentity").Count);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("429 with Retry-After")]
    [InlineData("503 with Retry-After")]
    public async Task Promise_2_creating_a_user_is_sent_again_when_it_has_certainly_not_happened(string fault)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        int before = fixture.Requests("CreateIdentity").Count;
        fixture.Fault("CreateIdentity", Faults[fault]);

        await fixture.AdvanceToResultAsync(fixture.Manager.Users.CreateAsync(CurrentTest.Token));

        Assert.Equal(before + 2, fixture.Requests("CreateIdentity").Count);
    }

    [Theory]
    [InlineData("8529")]
    [InlineData("8530")]
    public async Task Promise_2_a_limit_that_does_not_lift_soon_is_not_tried_again(string subCode)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("AddParticipant", EmulatorFault.Status(429, subCode, RetryAfter));

        TransportException throttled = await fixture.AdvanceToFailureAsync<TransportException>(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal(TransportFault.Throttled, throttled.Fault);
        Assert.Equal(ActionEffect.None, throttled.Effect);
        Assert.Equal(subCode, $"{throttled.ResultInformation?.SubCode}");
        Assert.Equal(RetryAfter, throttled.RetryAfter);
        Assert.Single(fixture.Requests("AddParticipant"));
        Assert.Empty(fixture.Ledger(LedgerKind.Dialed));
    }

    [Fact]
    public async Task Promise_2_a_refusal_is_not_tried_again()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("RemoveParticipant", EmulatorFault.Status(403, "7504"));

        ActionFailedException refused = await fixture.AdvanceToFailureAsync<ActionFailedException>(call.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));

        Assert.Equal((403, 7504), (refused.ResultInformation.Code, refused.ResultInformation.SubCode));
        Assert.Single(fixture.Requests("RemoveParticipant"));
    }

    [Fact]
    public async Task Promise_2_a_read_is_sent_again()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("ListParticipants", Faults["500"]);

        IReadOnlyList<RoomCallParticipant> people = await fixture.AdvanceToResultAsync(call.ListParticipantsAsync(CurrentTest.Token));

        Assert.Equal([fixture.Alice, fixture.Bob], people.Select(p => p.Id));
        Assert.Equal(2, fixture.Requests("ListParticipants").Count);
    }

    [Fact]
    public async Task Promise_2_hanging_up_is_sent_again_and_finding_nothing_left_is_success()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("HangUp", EmulatorFault.Drop(afterExecuting: true));

        await fixture.AdvanceToResultAsync(call.HangUpAsync(CurrentTest.Token));

        Assert.Single(fixture.Ledger(LedgerKind.HungUp));
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
    }

    [Fact]
    public async Task Promise_2_attempts_end_with_their_number()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.Resilience.MaxAttempts = 4);
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("ListParticipants", Faults["500"], times: 10);

        await fixture.AdvanceToFailureAsync<TransportException>(call.ListParticipantsAsync(CurrentTest.Token));

        Assert.Equal(4, fixture.Requests("ListParticipants").Count);
    }
}
