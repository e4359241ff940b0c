using RoomCalls.Actions;
using RoomCalls.Contracts.Tests.Support;
using RoomCalls.Emulator;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>What every <see cref="ICallAutomationTransport"/> does: one attempt, exact answers, typed errors, every page.</summary>
public abstract class CallAutomationContract
{
    private static readonly Uri Callback = new("http://127.0.0.1:9/nobody");

    private protected abstract ICallAutomationTransport TransportOf(EmulatorFixture fixture);

    [Fact]
    public async Task Connecting_gives_the_legs_properties()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        await fixture.JoinAsync(fixture.Alice);
        ActionAnswer answer = await SendAsync(fixture, new ConnectCall(fixture.Locator), null);
        Assert.NotEmpty(Assert.IsType<CallConnectionProperties>(answer.Value).Id.Value);
    }

    [Fact]
    public async Task A_refusal_has_its_code_and_subcode()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        ActionFailedException unknown = await Assert.ThrowsAsync<ActionFailedException>(() => SendAsync(fixture, new ConnectCall(CallLocator.Room("99999999999999999")), null));
        Assert.Equal((FailureOrigin.Response, 404, 8522), (unknown.Origin, unknown.ResultInformation.Code, unknown.ResultInformation.SubCode));
        ActionFailedException gone = await Assert.ThrowsAsync<ActionFailedException>(() => SendAsync(fixture, new ListParticipants(), new CallConnectionId("gone")));
        Assert.Equal(404, gone.ResultInformation.Code);
    }

    [Fact]
    public async Task A_list_follows_every_page()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync(o => o.RosterPageSize = 1);
        CallConnectionId leg = await ConnectAsync(fixture);
        IReadOnlyList<RosterEntry> people = (IReadOnlyList<RosterEntry>)(await SendAsync(fixture, new ListParticipants(), leg)).Value!;
        Assert.Equal([fixture.Alice, fixture.Bob, fixture.Carol], people.Select(p => p.Id));
        Assert.True(fixture.Emulator.Requests.Count(r => r.Operation == "ListParticipants") >= 3);
    }

    [Fact]
    public async Task One_participant_is_read_or_404()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        CallConnectionId leg = await ConnectAsync(fixture);
        Assert.Equal(fixture.Bob, Assert.IsType<RosterEntry>((await SendAsync(fixture, new GetParticipant(fixture.Bob), leg)).Value).Id);
        ActionFailedException absent = await Assert.ThrowsAsync<ActionFailedException>(() => SendAsync(fixture, new GetParticipant(KnownPhones.Answering), leg));
        Assert.Equal(404, absent.ResultInformation.Code);
    }

    [Fact]
    public async Task The_same_repeatability_id_is_done_once()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        CallConnectionId leg = await ConnectAsync(fixture);
        ActionEnvelope envelope = Envelope(leg);
        AddParticipant dial = new(KnownPhones.Answering) { CallerId = KnownPhones.CallerId };
        ActionAnswer first = await TransportOf(fixture).SendAsync(dial, envelope, CurrentTest.Token), again = await TransportOf(fixture).SendAsync(dial, envelope, CurrentTest.Token);
        Assert.False(string.IsNullOrEmpty(first.InvitationId));
        Assert.Equal(first.InvitationId, again.InvitationId);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
    }

    [Fact]
    public async Task Each_action_of_a_call_reaches_it()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync(o => o.RingDuration = TimeSpan.Zero);
        CallConnectionId leg = await ConnectAsync(fixture);
        await SendAsync(fixture, new AddParticipant(KnownPhones.Answering) { CallerId = KnownPhones.CallerId }, leg);
        await SendAsync(fixture, new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1#")), leg);
        await SendAsync(fixture, new MuteParticipant(fixture.Bob), leg);
        await SendAsync(fixture, new RemoveParticipant(fixture.Bob), leg);
        ActionAnswer ringing = await SendAsync(fixture, new AddParticipant(ParticipantId.PhoneNumber("+15005550103")) { CallerId = KnownPhones.CallerId }, leg);
        await SendAsync(fixture, new CancelAddParticipant(ringing.InvitationId!), leg);
        Assert.Equal(CallConnectionState.Connected, Assert.IsType<CallConnectionProperties>((await SendAsync(fixture, new GetCallConnection(), leg)).Value).State);
        await SendAsync(fixture, new HangUpForEveryone(), leg);
        Assert.Equal(
            [LedgerKind.Muted, LedgerKind.Removed, LedgerKind.Canceled, LedgerKind.Terminated],
            new[] { LedgerKind.Muted, LedgerKind.Removed, LedgerKind.Canceled, LedgerKind.Terminated }.Where(kind => fixture.Emulator.Ledger.GetEntries(kind).Count == 1));
        await Assert.ThrowsAsync<ActionFailedException>(() => SendAsync(fixture, new HangUpCall(), leg));
    }

    [Theory]
    [InlineData(500, ActionEffect.Unknown, TransportFault.Unavailable)]
    [InlineData(503, ActionEffect.None, TransportFault.Unavailable)]
    [InlineData(429, ActionEffect.None, TransportFault.Throttled)]
    public async Task An_unavailable_service_gives_its_retry_time_and_is_not_asked_again(int status, ActionEffect sent, TransportFault fault)
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        CallConnectionId leg = await ConnectAsync(fixture);
        fixture.Emulator.Faults.Add(EmulatorFault.Status(status, retryAfter: TimeSpan.FromSeconds(7)).ForOperation("ListParticipants"));
        TransportException failure = await Assert.ThrowsAsync<TransportException>(() => SendAsync(fixture, new ListParticipants(), leg));
        Assert.Equal((fault, status, TimeSpan.FromSeconds(7)), (failure.Fault, failure.Status, failure.RetryAfter));
        Assert.True(failure.Effect == sent || failure.Effect == ActionEffect.Unknown);
        Assert.Single(fixture.Emulator.Requests, r => r.Operation == "ListParticipants");
    }

    [Fact]
    public async Task A_cut_connection_may_have_happened()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        CallConnectionId leg = await ConnectAsync(fixture);
        fixture.Emulator.Faults.Add(EmulatorFault.Drop(afterExecuting: true).ForOperation("MuteParticipants"));
        TransportException cut = await Assert.ThrowsAsync<TransportException>(() => SendAsync(fixture, new MuteParticipant(fixture.Bob), leg));
        Assert.Equal((TransportFault.Network, ActionEffect.Unknown), (cut.Fault, cut.Effect));
    }

    [Fact]
    public async Task It_is_the_word_of_the_service_one_attempt_at_a_time()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        Assert.Equal((true, false), (TransportOf(fixture).IsTrusted, TransportOf(fixture).RetriesItself));
        RoomCallAction[] carried = [new ConnectCall(fixture.Locator), new ListParticipants(), new MuteParticipant(fixture.Bob), new HangUpForEveryone()];
        Assert.All(carried, action => Assert.True(TransportOf(fixture).Supports(action)));
    }

    [Fact]
    public async Task An_unknown_action_is_not_supported()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        Assert.False(TransportOf(fixture).Supports(new RaiseHand()));
        await Assert.ThrowsAsync<ActionNotSupportedException>(() => SendAsync(fixture, new RaiseHand(), new CallConnectionId("c")));
    }

    [Fact]
    public async Task A_cancelled_token_stops_it_and_many_go_side_by_side()
    {
        await using EmulatorFixture fixture = await ContractFixture.StartAsync();
        CallConnectionId leg = await ConnectAsync(fixture);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TransportOf(fixture).SendAsync(new ListParticipants(), Envelope(leg), new CancellationToken(canceled: true)));
        ActionAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(fixture, new ListParticipants(), leg)));
        Assert.All(answers, answer => Assert.Equal(3, ((IReadOnlyList<RosterEntry>)answer.Value!).Count));
    }

    private static ActionEnvelope Envelope(CallConnectionId? leg) => new()
    {
        CallConnectionId = leg,
        RepeatabilityId = Guid.NewGuid(),
        FirstSent = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero),
        CallbackUri = leg is null ? Callback : null,
    };

    private Task<ActionAnswer> SendAsync(EmulatorFixture fixture, RoomCallAction action, CallConnectionId? leg) => TransportOf(fixture).SendAsync(action, Envelope(leg), CurrentTest.Token);

    private async Task<CallConnectionId> ConnectAsync(EmulatorFixture fixture)
    {
        foreach (ParticipantId person in new[] { fixture.Alice, fixture.Bob, fixture.Carol })
        {
            await fixture.JoinAsync(person);
        }

        return ((CallConnectionProperties)(await SendAsync(fixture, new ConnectCall(fixture.Locator), null)).Value!).Id;
    }
}
