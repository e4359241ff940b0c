using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Participants;

public sealed class DtmfSpecs
{
    private const string Context = "dtmfs-to-ivr";

    [Fact]
    public async Task I_can_send_tones_to_a_phone()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        ResultInformation sent = await stage.OutcomeAsync(call.ExecuteAsync(new SendDtmf(Phones.Answering, DtmfTones.Parse("12#")), Stage.Token));

        Assert.Equal(200, sent.Code);
        Assert.Equal("one two pound", Assert.Single(stage.Ledger(LedgerKind.TonesSent, Phones.Answering)).Detail);
    }

    [Fact]
    public async Task I_can_send_tones_to_two_phones_at_once_under_one_context_and_each_has_its_own_outcome()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await AddBothAsync(stage, call);
        await using Audience audience = Audience.Of(call);
        RoomCallOperation<ResultInformation> first = await call.StartAsync(Tones(Phones.Answering), Stage.Token);
        RoomCallOperation<ResultInformation> second = await call.StartAsync(Tones(Phones.Another), Stage.Token);
        await stage.LeaveAsync(Phones.Another);

        ResultInformation sent = await stage.OutcomeAsync(first.Completion);
        ActionFailedException failed = await stage.FailureAsync<ActionFailedException>(second.Completion);

        Assert.Equal((Context, Context), (first.OperationContext, second.OperationContext));
        Assert.Equal(200, sent.Code);
        Assert.Equal((FailureOrigin.Event, 404), (failed.Origin, failed.ResultInformation.Code));
        Assert.Equal(Context, (await audience.UntilAsync<SendDtmfTonesCompleted>()).OperationContext);
        Assert.Equal(Context, (await audience.UntilAsync<SendDtmfTonesFailed>()).OperationContext);
        Assert.Equal(Phones.Answering.RawId, Assert.Single(stage.Ledger(LedgerKind.TonesSent)).RawId);
    }

    [Fact]
    public async Task I_can_lose_one_of_two_actions_under_one_context_and_the_other_completes()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await AddBothAsync(stage, call);
        stage.Fault("SendDtmfTones", EmulatorFault.Status(400, "8523"), Context);

        Task<ResultInformation>[] both = [call.ExecuteAsync(Tones(Phones.Answering), Stage.Token), call.ExecuteAsync(Tones(Phones.Another), Stage.Token)];
        await stage.UntilEndedAsync(Task.WhenAll(both));

        Task<ResultInformation> failed = Assert.Single(both.Where(t => t.IsFaulted).ToArray());
        Assert.True(Array.Exists(both, t => t.IsCompletedSuccessfully));
        Assert.Equal(FailureOrigin.Response, Assert.IsType<ActionFailedException>(failed.Exception!.InnerException).Origin);
        Assert.Equal(both[0].IsFaulted ? Phones.Another.RawId : Phones.Answering.RawId, Assert.Single(stage.Ledger(LedgerKind.TonesSent)).RawId);
    }

    [Theory]
    [InlineData("rc1.")]
    [InlineData("rc1.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("a.b.c \"quoted\" ☎")]
    public async Task I_can_use_any_context_and_get_it_back_unchanged(string context)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);

        await stage.OutcomeAsync(call.ExecuteAsync(new AddParticipant(Phones.Answering) { OperationContext = context }, Stage.Token));

        Assert.Equal(context, (await audience.UntilAsync<AddParticipantSucceeded>()).OperationContext);
    }

    [Fact]
    public async Task I_can_have_an_action_call_back_elsewhere_under_the_mapped_path()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        Uri elsewhere = new UriBuilder(stage.Options.CallbackUri!) { Host = "localhost", Query = "tenant=7" }.Uri;

        ResultInformation sent = await stage.OutcomeAsync(call.ExecuteAsync(Tones(Phones.Answering) with { OperationCallbackUri = elsewhere }, Stage.Token));

        Assert.Equal(200, sent.Code);
        await stage.SettleAsync();
        EmulatedDelivery delivery = Assert.Single(stage.Emulator.Deliveries, d => d.EventType == "SendDtmfTonesCompleted");
        Assert.StartsWith(elsewhere.GetLeftPart(UriPartial.Path), delivery.Uri, StringComparison.Ordinal);
        Assert.Equal(200, delivery.Status);
    }

    private static SendDtmf Tones(ParticipantId phone) => new(phone, DtmfTones.Parse("123")) { OperationContext = Context };

    private static Task<RoomCallParticipant[]> AddBothAsync(Stage stage, IRoomCall call) => stage.OutcomeAsync(Task.WhenAll(
        call.AddParticipantAsync(Phones.Answering, Stage.Token),
        call.AddParticipantAsync(Phones.Another, Stage.Token)));
}
