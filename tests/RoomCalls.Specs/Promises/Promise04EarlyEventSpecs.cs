using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

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
        await using Stage stage = await Stage.BuildAsync();
        FaultEarly(stage, "Connect");
        Task<IRoomCall> connect = stage.Manager.ConnectAsync(stage.Locator, Stage.Token);
        await stage.SettleAsync();

        await using IRoomCall call = await connect.GuardedAsync();

        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
        Assert.Equal(Assert.Single(stage.Ledger(LedgerKind.Connected)).CallConnectionId, call.ConnectionId!.Value.Value);
        Assert.Single(stage.Requests("Connect"));
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
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        FaultEarly(stage, operation);
        DateTimeOffset began = stage.Clock.GetUtcNow();

        Task act = operation switch
        {
            "AddParticipant" => call.AddParticipantAsync(Phones.Another, Stage.Token),
            "RemoveParticipant" => call.RemoveParticipantAsync(Phones.Answering, Stage.Token),
            "SendDtmfTones" => call.Media.SendDtmfAsync(Phones.Answering, DtmfTones.Parse("42#"), Stage.Token),
            "MuteParticipants" => call.MuteParticipantAsync(stage.Bob, Stage.Token),
            "Terminate" => call.HangUpForEveryoneAsync(Stage.Token),
            _ => call.HangUpAsync(Stage.Token),
        };
        await stage.PassAsync(operation switch
        {
            "AddParticipant" => Stage.Ring.TotalSeconds,
            "SendDtmfTones" => 0.3,
            _ => 0,
        });
        await act.GuardedAsync();

        LedgerKind truth = operation switch
        {
            "AddParticipant" => LedgerKind.Joined,
            "RemoveParticipant" => LedgerKind.Removed,
            "SendDtmfTones" => LedgerKind.TonesSent,
            "MuteParticipants" => LedgerKind.Muted,
            "Terminate" => LedgerKind.Terminated,
            _ => LedgerKind.HungUp,
        };
        Assert.Contains(stage.Ledger(truth), e => e.Time >= began);
    }

    [Fact]
    public async Task Promise_4_an_early_failure_is_told_as_well()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        FaultEarly(stage, "AddParticipant");

        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.Busy, Stage.Token);
        await stage.PassAsync(Stage.Ring.TotalSeconds);
        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => add.GuardedAsync());

        Assert.Equal(486, failed.ResultInformation.Code);
        Assert.Single(stage.Requests("AddParticipant"));
    }

    private static void FaultEarly(Stage stage, string operation)
    {
        stage.Fault(operation, EmulatorFault.Early());
        stage.Fault(operation, EmulatorFault.Delay(MuchLater));
    }
}
