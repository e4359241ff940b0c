using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Legs;

/// <summary>The leg was connected by another application, and its callbacks go there.</summary>
public sealed class ForeignLegSpecs
{
    [Fact]
    public async Task I_can_attach_to_a_leg_whose_callbacks_go_elsewhere()
    {
        await using Scene scene = await Scene.BuildAsync();

        Assert.True(scene.Ours.Engine.Registry.All.Single().Leg.IsForeign);
        Assert.Equal([scene.Meeting.Alice, scene.Meeting.Bob], scene.Call.State.Participants.Select(p => p.Id));
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
        RoomCallsEmulator emulator = scene.Town.Emulator;
        if (operation == "SendDtmfTones")
        {
            await emulator.OutcomeAsync(scene.Call.AddParticipantAsync(Phones.Answering, Stage.Token));
        }

        RoomCallOperation<RoomCallParticipant>? ringing = operation == "CancelAddParticipant"
            ? await scene.Call.StartAsync(new AddParticipant(Phones.NeverAnswering), Stage.Token)
            : null;

        Task act = operation switch
        {
            "AddParticipant" => scene.Call.AddParticipantAsync(Phones.Answering, Stage.Token),
            "RemoveParticipant" => scene.Call.RemoveParticipantAsync(scene.Meeting.Bob, Stage.Token),
            "SendDtmfTones" => scene.Call.Media.SendDtmfAsync(Phones.Answering, DtmfTones.Parse("5"), Stage.Token),
            _ => ringing!.CancelAsync(Stage.Token),
        };
        await emulator.UntilEndedAsync(act);
        await act;
        await emulator.PassAsync(0);

        EmulatedDelivery delivery = Assert.Single(emulator.Deliveries, d => d.EventType == outcome);
        Assert.StartsWith(scene.Ours.CallbackUri.AbsoluteUri, delivery.Uri, StringComparison.Ordinal);
        Assert.Equal(200, delivery.Status);
    }

    [Fact]
    public async Task I_can_see_a_failure_of_my_own_action()
    {
        await using Scene scene = await Scene.BuildAsync();

        ActionFailedException failed = await scene.Town.Emulator.FailureAsync<ActionFailedException>(scene.Call.AddParticipantAsync(Phones.Busy, Stage.Token));

        Assert.Equal((FailureOrigin.Event, 486), (failed.Origin, failed.ResultInformation.Code));
        Assert.DoesNotContain(await scene.Call.ListParticipantsAsync(Stage.Token), p => p.Id == Phones.Busy);
    }

    [Fact]
    public async Task I_can_mute_and_a_reading_confirms_it()
    {
        await using Scene scene = await Scene.BuildAsync();
        int before = scene.Town.Emulator.RequestsOf("ListParticipants").Count;

        StateConfirmation confirmation = await scene.Town.Emulator.OutcomeAsync(scene.Call.MuteParticipantAsync(scene.Meeting.Bob, Stage.Token));

        Assert.Equal(StateConfirmation.Confirmed, confirmation);
        Assert.True(scene.Call.State.Participants.TryGet(scene.Meeting.Bob, out RoomCallParticipant? bob));
        Assert.True(bob.IsMuted.Value);
        Assert.Single(scene.Town.Emulator.LedgerOf(LedgerKind.Muted, scene.Meeting.Bob));
        await scene.Town.Emulator.PassAsync(60);
        Assert.Equal(before + 1, scene.Town.Emulator.RequestsOf("ListParticipants").Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I_can_hang_up_and_the_call_ends_here_as_well(bool forEveryone)
    {
        await using Scene scene = await Scene.BuildAsync();
        await using Audience audience = Audience.Of(scene.Call);

        Task hangUp = forEveryone ? scene.Call.HangUpForEveryoneAsync(Stage.Token) : scene.Call.HangUpAsync(Stage.Token);
        await scene.Town.Emulator.OutcomeAsync(hangUp);
        await scene.Town.Emulator.PassAsync(1);

        Assert.IsType<CallDisconnected>((await audience.ToEndAsync())[^1]);
        Assert.Equal(CallConnectionState.Disconnected, scene.Call.State.Connection);
        Assert.Empty(scene.Ours.Manager.Calls);
        Assert.Single(scene.Town.Emulator.LedgerOf(forEveryone ? LedgerKind.Terminated : LedgerKind.HungUp));
    }

    [Fact]
    public async Task I_leave_the_other_application_its_own_events()
    {
        await using Scene scene = await Scene.BuildAsync();
        await using Audience theirs = Audience.Of(scene.TheirCall);

        await scene.Town.Emulator.OutcomeAsync(scene.Call.AddParticipantAsync(Phones.Answering, Stage.Token));
        await scene.Meeting.LeaveAsync(scene.Meeting.Bob);

        await theirs.UntilAsync<ParticipantJoined>(e => e.Participant.Id == Phones.Answering);
        await theirs.UntilAsync<ParticipantLeft>(e => e.Participant.Id == scene.Meeting.Bob);
        await scene.Town.Emulator.PassAsync(0);
        Assert.All(scene.Town.Emulator.Deliveries, d => Assert.Equal(200, d.Status));
    }

    private sealed class Scene(Town town, Application ours, Meeting meeting, IRoomCall theirCall, IRoomCall call) : IAsyncDisposable
    {
        public Town Town => town;

        public Application Ours => ours;

        public Meeting Meeting => meeting;

        public IRoomCall TheirCall => theirCall;

        public IRoomCall Call => call;

        public static async Task<Scene> BuildAsync()
        {
            Town town = await Town.BuildAsync();
            Application theirs = town.Start("theirs", "the secret of somebody else");
            Application ours = town.Start("ours", "the secret of our own house");
            Meeting meeting = await Meeting.BeginAsync(town, theirs);
            IRoomCall theirCall = await meeting.ConnectAsync(theirs);
            return new Scene(town, ours, meeting, theirCall, await ours.Manager.AttachAsync(theirCall.ConnectionId!.Value, Stage.Token));
        }

        public ValueTask DisposeAsync() => town.DisposeAsync();
    }
}
