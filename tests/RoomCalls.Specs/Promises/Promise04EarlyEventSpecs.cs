using RoomCalls.Emulator;

namespace RoomCalls.Specs.Promises;

/// <summary>
/// Early: the callback is posted, and has its 200, before the request is answered; and the answer comes an hour later still, so while the clock stands, never.
/// </summary>
public sealed class Promise04EarlyEventSpecs
{
    private static readonly TimeSpan MuchLater = TimeSpan.FromHours(1);

    [Fact]
    public async Task Promise_4_connect_completes_by_its_early_event()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        FaultEarly(fixture, "Connect");
        Task<IRoomCall> connect = fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token);
        await fixture.SettleAsync();

        await using IRoomCall call = await connect.OrTimeoutAsync();

        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
        Assert.Equal(Assert.Single(fixture.Ledger(LedgerKind.Connected)).CallConnectionId, call.ConnectionId!.Value.Value);
        Assert.Single(fixture.Requests("Connect"));
    }

    [Theory]
    [InlineData("AddParticipant")]
    [InlineData("RemoveParticipant")]
    [InlineData("SendDtmfTones")]
    [InlineData("MuteParticipants")]
    [InlineData("Terminate")]
    [InlineData("HangUp")]
    public async Task Promise_4_an_action_completes_by_its_early_event(string operation)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        FaultEarly(fixture, operation);
        DateTimeOffset began = fixture.Clock.GetUtcNow();

        Task act = operation switch
        {
            "AddParticipant" => call.AddParticipantAsync(KnownPhones.Another, CurrentTest.Token),
            "RemoveParticipant" => call.RemoveParticipantAsync(KnownPhones.Answering, CurrentTest.Token),
            "SendDtmfTones" => call.Media.SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("42#"), CurrentTest.Token),
            "MuteParticipants" => call.MuteParticipantAsync(fixture.Bob, CurrentTest.Token),
            "Terminate" => call.HangUpForEveryoneAsync(CurrentTest.Token),
            _ => call.HangUpAsync(CurrentTest.Token),
        };
        await fixture.AdvanceAsync(operation switch
        {
            "AddParticipant" => EmulatorFixture.RingDuration.TotalSeconds,
            "SendDtmfTones" => 0.3,
            _ => 0,
        });
        await act.OrTimeoutAsync();

        LedgerKind truth = operation switch
        {
            "AddParticipant" => LedgerKind.Joined,
            "RemoveParticipant" => LedgerKind.Removed,
            "SendDtmfTones" => LedgerKind.TonesSent,
            "MuteParticipants" => LedgerKind.Muted,
            "Terminate" => LedgerKind.Terminated,
            _ => LedgerKind.HungUp,
        };
        Assert.Contains(fixture.Ledger(truth), e => e.Time >= began);
    }

    [Fact]
    public async Task Promise_4_an_early_failure_is_told_as_well()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        FaultEarly(fixture, "AddParticipant");

        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.Busy, CurrentTest.Token);
        await fixture.AdvanceAsync(EmulatorFixture.RingDuration.TotalSeconds);
        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => add.OrTimeoutAsync());

        Assert.Equal(486, failed.ResultInformation.Code);
        Assert.Single(fixture.Requests("AddParticipant"));
    }

    private static void FaultEarly(EmulatorFixture fixture, string operation)
    {
        fixture.Fault(operation, EmulatorFault.Early());
        fixture.Fault(operation, EmulatorFault.Delay(MuchLater));
    }
}
