using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Participants;

public sealed class DtmfSpecs
{
    private const string Context = "dtmfs-to-ivr";

    [Fact]
    public async Task I_can_send_tones_to_a_phone()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        ResultInformation sent = await fixture.AdvanceToResultAsync(call.ExecuteAsync(new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("12#")), CurrentTest.Token));

        Assert.Equal(200, sent.Code);
        Assert.Equal("one two pound", Assert.Single(fixture.Ledger(LedgerKind.TonesSent, KnownPhones.Answering)).Detail);
    }

    [Fact]
    public async Task I_can_send_tones_to_two_phones_at_once_under_one_context_and_each_gets_its_outcome()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await AddBothAsync(fixture, call);
        await using EventCollector events = EventCollector.Listen(call);
        RoomCallOperation<ResultInformation> first = await call.StartAsync(Tones(KnownPhones.Answering), CurrentTest.Token);
        RoomCallOperation<ResultInformation> second = await call.StartAsync(Tones(KnownPhones.Another), CurrentTest.Token);
        await fixture.LeaveAsync(KnownPhones.Another);

        ResultInformation sent = await fixture.AdvanceToResultAsync(first.Completion);
        ActionFailedException failed = await fixture.AdvanceToFailureAsync<ActionFailedException>(second.Completion);

        Assert.Equal((Context, Context), (first.OperationContext, second.OperationContext));
        Assert.Equal(200, sent.Code);
        Assert.Equal((FailureOrigin.Event, 404), (failed.Origin, failed.ResultInformation.Code));
        Assert.Equal(Context, (await events.UntilAsync<SendDtmfTonesCompleted>()).OperationContext);
        Assert.Equal(Context, (await events.UntilAsync<SendDtmfTonesFailed>()).OperationContext);
        Assert.Equal(KnownPhones.Answering.RawId, Assert.Single(fixture.Ledger(LedgerKind.TonesSent)).RawId);
    }

    [Fact]
    public async Task I_can_lose_one_of_two_actions_under_one_context_and_the_other_completes()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await AddBothAsync(fixture, call);
        fixture.Fault("SendDtmfTones", EmulatorFault.Status(400, "8523"), Context);

        Task<ResultInformation>[] both = [call.ExecuteAsync(Tones(KnownPhones.Answering), CurrentTest.Token), call.ExecuteAsync(Tones(KnownPhones.Another), CurrentTest.Token)];
        await fixture.AdvanceUntilEndedAsync(Task.WhenAll(both));

        Task<ResultInformation> failed = Assert.Single(both.Where(t => t.IsFaulted).ToArray());
        Assert.True(Array.Exists(both, t => t.IsCompletedSuccessfully));
        Assert.Equal(FailureOrigin.Response, Assert.IsType<ActionFailedException>(failed.Exception!.InnerException).Origin);
        Assert.Equal(both[0].IsFaulted ? KnownPhones.Another.RawId : KnownPhones.Answering.RawId, Assert.Single(fixture.Ledger(LedgerKind.TonesSent)).RawId);
    }

    [Theory]
    [InlineData("rc1.")]
    [InlineData("rc1.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("a.b.c \"quoted\" ☎")]
    public async Task I_can_use_any_context_and_get_it_back_unchanged(string context)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);

        await fixture.AdvanceToResultAsync(call.ExecuteAsync(new AddParticipant(KnownPhones.Answering) { OperationContext = context }, CurrentTest.Token));

        Assert.Equal(context, (await events.UntilAsync<AddParticipantSucceeded>()).OperationContext);
    }

    [Fact]
    public async Task I_can_have_an_action_call_back_elsewhere_under_the_mapped_path()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        Uri elsewhere = new UriBuilder(fixture.Options.CallbackUri!) { Host = "localhost", Query = "tenant=7" }.Uri;

        ResultInformation sent = await fixture.AdvanceToResultAsync(call.ExecuteAsync(Tones(KnownPhones.Answering) with { OperationCallbackUri = elsewhere }, CurrentTest.Token));

        Assert.Equal(200, sent.Code);
        await fixture.SettleAsync();
        EmulatedDelivery delivery = Assert.Single(fixture.Emulator.Deliveries, d => d.EventType == "SendDtmfTonesCompleted");
        Assert.StartsWith(elsewhere.GetLeftPart(UriPartial.Path), delivery.Uri, StringComparison.Ordinal);
        Assert.Equal(200, delivery.Status);
    }

    private static SendDtmf Tones(ParticipantId phone) => new(phone, DtmfTones.Parse("123")) { OperationContext = Context };

    private static Task<RoomCallParticipant[]> AddBothAsync(EmulatorFixture fixture, IRoomCall call) => fixture.AdvanceToResultAsync(Task.WhenAll(
        call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token),
        call.AddParticipantAsync(KnownPhones.Another, CurrentTest.Token)));
}
