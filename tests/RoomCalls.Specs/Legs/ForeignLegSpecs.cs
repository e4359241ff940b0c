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
        await using Scene scene = await Scene.BuildAsync();

        Assert.True(scene.Ours.Runtime.Registry.All.Single().Leg.IsForeign);
        Assert.Equal([scene.Fixture.Alice, scene.Fixture.Bob], scene.Call.State.Participants.Select(p => p.Id));
        Assert.Equal(CallConnectionState.Connected, scene.Call.State.Connection);
    }

    [Theory]
    [InlineData("AddParticipant", "AddParticipantSucceeded")]
    [InlineData("RemoveParticipant", "RemoveParticipantSucceeded")]
    [InlineData("SendDtmfTones", "SendDtmfTonesCompleted")]
    [InlineData("CancelAddParticipant", "CancelAddParticipantSucceeded")]
    public async Task I_can_get_the_outcomes_of_my_own_actions(string operation, string outcome)
    {
        await using Scene scene = await Scene.BuildAsync();
        RoomCallsEmulator emulator = scene.Fixture.Emulator;
        if (operation == "SendDtmfTones")
        {
            await emulator.AdvanceToResultAsync(scene.Call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        }

        RoomCallOperation<RoomCallParticipant>? ringing = operation == "CancelAddParticipant"
            ? await scene.Call.StartAsync(new AddParticipant(KnownPhones.NeverAnswering), CurrentTest.Token)
            : null;

        Task act = operation switch
        {
            "AddParticipant" => scene.Call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token),
            "RemoveParticipant" => scene.Call.RemoveParticipantAsync(scene.Fixture.Bob, CurrentTest.Token),
            "SendDtmfTones" => scene.Call.Media.SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("5"), CurrentTest.Token),
            _ => ringing!.CancelAsync(CurrentTest.Token),
        };
        await emulator.AdvanceUntilEndedAsync(act);
        await act;
        await emulator.AdvanceAsync(0);

        EmulatedDelivery delivery = Assert.Single(emulator.Deliveries, d => d.EventType == outcome);
        Assert.StartsWith(scene.Ours.CallbackUri.AbsoluteUri, delivery.Uri, StringComparison.Ordinal);
        Assert.Equal(200, delivery.Status);
    }

    [Fact]
    public async Task I_can_see_a_failure_of_my_own_action()
    {
        await using Scene scene = await Scene.BuildAsync();

        ActionFailedException failed = await scene.Fixture.Emulator.AdvanceToFailureAsync<ActionFailedException>(scene.Call.AddParticipantAsync(KnownPhones.Busy, CurrentTest.Token));

        Assert.Equal((FailureOrigin.Event, 486), (failed.Origin, failed.ResultInformation.Code));
        Assert.DoesNotContain(await scene.Call.ListParticipantsAsync(CurrentTest.Token), p => p.Id == KnownPhones.Busy);
    }

    [Fact]
    public async Task I_can_mute_and_a_reading_confirms_it()
    {
        await using Scene scene = await Scene.BuildAsync();
        int before = scene.Fixture.Emulator.RequestsOf("ListParticipants").Count;

        StateConfirmation confirmation = await scene.Fixture.Emulator.AdvanceToResultAsync(scene.Call.MuteParticipantAsync(scene.Fixture.Bob, CurrentTest.Token));

        Assert.Equal(StateConfirmation.Confirmed, confirmation);
        Assert.True(scene.Call.State.Participants.TryGet(scene.Fixture.Bob, out RoomCallParticipant? bob));
        Assert.True(bob.IsMuted.Value);
        Assert.Single(scene.Fixture.Emulator.LedgerOf(LedgerKind.Muted, scene.Fixture.Bob));
        await scene.Fixture.Emulator.AdvanceAsync(60);
        Assert.Equal(before + 1, scene.Fixture.Emulator.RequestsOf("ListParticipants").Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I_can_hang_up_and_the_call_ends_here_as_well(bool forEveryone)
    {
        await using Scene scene = await Scene.BuildAsync();
        await using EventCollector events = EventCollector.Listen(scene.Call);

        Task hangUp = forEveryone ? scene.Call.HangUpForEveryoneAsync(CurrentTest.Token) : scene.Call.HangUpAsync(CurrentTest.Token);
        await scene.Fixture.Emulator.AdvanceToResultAsync(hangUp);
        await scene.Fixture.Emulator.AdvanceAsync(1);

        Assert.IsType<CallDisconnected>((await events.ToEndAsync())[^1]);
        Assert.Equal(CallConnectionState.Disconnected, scene.Call.State.Connection);
        Assert.Empty(scene.Ours.Manager.Calls);
        Assert.Single(scene.Fixture.Emulator.LedgerOf(forEveryone ? LedgerKind.Terminated : LedgerKind.HungUp));
    }

    [Fact]
    public async Task I_leave_the_other_application_its_own_events()
    {
        await using Scene scene = await Scene.BuildAsync();
        await using EventCollector theirs = EventCollector.Listen(scene.TheirCall);

        await scene.Fixture.Emulator.AdvanceToResultAsync(scene.Call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await scene.Fixture.LeaveAsync(scene.Fixture.Bob);

        await theirs.UntilAsync<ParticipantJoined>(e => e.Participant.Id == KnownPhones.Answering);
        await theirs.UntilAsync<ParticipantLeft>(e => e.Participant.Id == scene.Fixture.Bob);
        await scene.Fixture.Emulator.AdvanceAsync(0);
        Assert.All(scene.Fixture.Emulator.Deliveries, d => Assert.Equal(200, d.Status));
    }

    private sealed class Scene(MultiInstanceFixture fixture, ApplicationInstance ours, IRoomCall theirCall, IRoomCall call) : IAsyncDisposable
    {
        public MultiInstanceFixture Fixture => fixture;

        public ApplicationInstance Ours => ours;

        public IRoomCall TheirCall => theirCall;

        public IRoomCall Call => call;

        public static async Task<Scene> BuildAsync()
        {
            MultiInstanceFixture fixture = await MultiInstanceFixture.StartAsync();
            ApplicationInstance theirs = fixture.Start("theirs", "the secret of somebody else");
            ApplicationInstance ours = fixture.Start("ours", "the secret of our own house");
            await fixture.OpenRoomAsync(theirs);
            IRoomCall theirCall = await fixture.ConnectAsync(theirs);
            return new Scene(fixture, ours, theirCall, await ours.Manager.AttachAsync(theirCall.ConnectionId!.Value, CurrentTest.Token));
        }

        public ValueTask DisposeAsync() => fixture.DisposeAsync();
    }
}
