using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Legs;

/// <summary>The leg was connected by another application, and its callbacks go there.</summary>
public sealed class ForeignLegSpecs
{
    [Fact]
    public async Task I_can_attach_to_a_leg_whose_callbacks_go_elsewhere()
    {
        await using CallContext context = await CallContext.BuildAsync();

        Assert.True(context.Ours.Runtime.Directory.All.Single().Leg!.IsForeign);
        Assert.Equal([context.Fixture.Alice, context.Fixture.Bob], context.Call.State.Participants.Select(p => p.Id));
        Assert.Equal(CallConnectionState.Connected, context.Call.State.Connection);
    }

    [Theory]
    [InlineData("AddParticipant", "AddParticipantSucceeded")]
    [InlineData("RemoveParticipant", "RemoveParticipantSucceeded")]
    [InlineData("SendDtmfTones", "SendDtmfTonesCompleted")]
    [InlineData("CancelAddParticipant", "CancelAddParticipantSucceeded")]
    public async Task I_can_get_the_outcomes_of_my_actions(string operation, string outcome)
    {
        await using CallContext context = await CallContext.BuildAsync();
        RoomCallsEmulator emulator = context.Fixture.Emulator;
        if (operation == "SendDtmfTones")
        {
            await emulator.AdvanceToResultAsync(context.Call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        }

        RoomCallOperation<RoomCallParticipant>? ringing = operation == "CancelAddParticipant"
            ? await context.Call.StartAsync(new AddParticipant(KnownPhones.NeverAnswering), CurrentTest.Token)
            : null;

        Task act = operation switch
        {
            "AddParticipant" => context.Call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token),
            "RemoveParticipant" => context.Call.RemoveParticipantAsync(context.Fixture.Bob, CurrentTest.Token),
            "SendDtmfTones" => context.Call.Media.SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("5"), CurrentTest.Token),
            _ => ringing!.CancelAsync(CurrentTest.Token),
        };
        await emulator.AdvanceUntilEndedAsync(act);
        await act;
        await emulator.AdvanceAsync(0);

        EmulatedDelivery delivery = Assert.Single(emulator.Deliveries, d => d.EventType == outcome);
        Assert.StartsWith(context.Ours.CallbackUri.AbsoluteUri, delivery.Uri, StringComparison.Ordinal);
        Assert.Equal(200, delivery.Status);
    }

    [Fact]
    public async Task I_can_see_a_failure_of_my_action()
    {
        await using CallContext context = await CallContext.BuildAsync();

        ActionFailedException failed = await context.Fixture.Emulator.AdvanceToFailureAsync<ActionFailedException>(context.Call.AddParticipantAsync(KnownPhones.Busy, CurrentTest.Token));

        Assert.Equal((FailureOrigin.Event, 486), (failed.Origin, failed.ResultInformation.Code));
        Assert.DoesNotContain(await context.Call.ListParticipantsAsync(CurrentTest.Token), p => p.Id == KnownPhones.Busy);
    }

    [Fact]
    public async Task I_can_mute_and_a_reading_confirms_it()
    {
        await using CallContext context = await CallContext.BuildAsync();
        int before = context.Fixture.Emulator.RequestsOf("ListParticipants").Count;

        StateConfirmation confirmation = await context.Fixture.Emulator.AdvanceToResultAsync(context.Call.MuteParticipantAsync(context.Fixture.Bob, CurrentTest.Token));

        Assert.Equal(StateConfirmation.Confirmed, confirmation);
        Assert.True(context.Call.State.Participants.TryGet(context.Fixture.Bob, out RoomCallParticipant? bob));
        Assert.True(bob.IsMuted.Value);
        Assert.Single(context.Fixture.Emulator.LedgerOf(LedgerKind.Muted, context.Fixture.Bob));
        await context.Fixture.Emulator.AdvanceAsync(60);
        Assert.Equal(before + 1, context.Fixture.Emulator.RequestsOf("ListParticipants").Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I_can_hang_up_and_the_call_ends_here_as_well(bool forEveryone)
    {
        await using CallContext context = await CallContext.BuildAsync();
        await using EventCollector events = EventCollector.Listen(context.Call);

        Task hangUp = forEveryone ? context.Call.HangUpForEveryoneAsync(CurrentTest.Token) : context.Call.HangUpAsync(CurrentTest.Token);
        await context.Fixture.Emulator.AdvanceToResultAsync(hangUp);
        await context.Fixture.Emulator.AdvanceAsync(1);

        Assert.IsType<CallDisconnected>((await events.ToEndAsync())[^1]);
        Assert.Equal(CallConnectionState.Disconnected, context.Call.State.Connection);
        Assert.Empty(context.Ours.Manager.Calls);
        Assert.Single(context.Fixture.Emulator.LedgerOf(forEveryone ? LedgerKind.Terminated : LedgerKind.HungUp));
    }

    [Fact]
    public async Task I_leave_the_other_application_its_events()
    {
        await using CallContext context = await CallContext.BuildAsync();
        await using EventCollector theirs = EventCollector.Listen(context.TheirCall);

        await context.Fixture.Emulator.AdvanceToResultAsync(context.Call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await context.Fixture.LeaveAsync(context.Fixture.Bob);

        await theirs.UntilAsync<ParticipantJoined>(e => e.Participant.Id == KnownPhones.Answering);
        await theirs.UntilAsync<ParticipantLeft>(e => e.Participant.Id == context.Fixture.Bob);
        await context.Fixture.Emulator.AdvanceAsync(0);
        Assert.All(context.Fixture.Emulator.Deliveries, d => Assert.Equal(200, d.Status));
    }

    private sealed class CallContext(MultiInstanceFixture fixture, ApplicationInstance ours, IRoomCall theirCall, IRoomCall call) : IAsyncDisposable
    {
        public MultiInstanceFixture Fixture => fixture;

        public ApplicationInstance Ours => ours;

        public IRoomCall TheirCall => theirCall;

        public IRoomCall Call => call;

        public static async Task<CallContext> BuildAsync()
        {
            MultiInstanceFixture fixture = await MultiInstanceFixture.StartAsync();
            ApplicationInstance theirs = fixture.Start("theirs", "the secret of somebody else");
            ApplicationInstance ours = fixture.Start("ours", "the secret of our own house");
            await fixture.OpenRoomAsync(theirs);
            IRoomCall theirCall = await fixture.ConnectAsync(theirs);
            return new CallContext(fixture, ours, theirCall, await ours.Manager.AttachAsync(theirCall.ConnectionId!.Value, CurrentTest.Token));
        }

        public ValueTask DisposeAsync() => fixture.DisposeAsync();
    }
}
