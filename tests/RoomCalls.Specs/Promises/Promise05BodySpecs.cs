using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise05BodySpecs
{
    private const int Far = 1000;

    [Fact]
    public async Task Promise_5_every_event_of_a_body_is_handled_in_order()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);
        DateTimeOffset now = stage.Clock.GetUtcNow();

        int status = await stage.PostAsync(
            call,
            Callback.Roster(call, Far, now.AddSeconds(1), stage.Alice),
            Callback.Event(call, "SomethingElse", now.AddSeconds(2)),
            Callback.Roster(call, Far + 1, now.AddSeconds(3), stage.Alice, Phones.Answering));

        Assert.Equal(200, status);
        await audience.UntilAsync<ParticipantJoined>(e => e.Participant.Id == Phones.Answering);
        Assert.Equal(
            ["ParticipantsUpdated", "ParticipantLeft", "SomethingElse", "ParticipantsUpdated", "ParticipantJoined"],
            audience.Seen.SkipWhile(e => e is not ParticipantsUpdated { SequenceNumber: Far }).Select(e => e.Name));
        Assert.Equal([stage.Alice, Phones.Answering], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task Promise_5_a_repeat_changes_state_once_and_is_told_once()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);
        stage.Fault("AddParticipant", EmulatorFault.Repeat(5));

        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        await stage.PassAsync(10);
        await stage.OutcomeAsync(call.HangUpAsync(Stage.Token));
        await stage.PassAsync(1);
        IReadOnlyList<RoomCallEvent> all = await audience.ToEndAsync();

        Assert.Equal(10, stage.Emulator.Deliveries.Count(d => d.Fault == EmulatorFaultKind.Repeat));
        Assert.Single(all.OfType<AddParticipantSucceeded>());
        Assert.Single(all.OfType<ParticipantJoined>(), e => e.Participant.Id == Phones.Answering);
        Assert.Equal(all.Where(e => e.Id.Length > 0).DistinctBy(e => e.Id).Count(), all.Count(e => e.Id.Length > 0 && e is not RoomCallSnapshot));
        Assert.Equal(8, metering.Sum("roomcalls.events.dropped", "reason=repeated"));
    }

    [Fact]
    public async Task Promise_5_an_older_roster_never_replaces_a_newer_one()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        DateTimeOffset now = stage.Clock.GetUtcNow();
        await stage.PostAsync(call, Callback.Roster(call, Far, now.AddSeconds(9), stage.Alice, stage.Bob, Phones.Answering));

        Assert.Equal(200, await stage.PostAsync(call, Callback.Roster(call, Far - 1, now.AddSeconds(20), stage.Alice)));
        Assert.Equal(200, await stage.PostAsync(call, Callback.Roster(call, Far, now.AddSeconds(20), stage.Alice)));

        Assert.Equal([stage.Alice, stage.Bob, Phones.Answering], call.State.Participants.Select(p => p.Id));
        Assert.Equal(Far, call.State.SequenceNumber);
        Assert.Equal(2, metering.Sum("roomcalls.events.dropped", "reason=stale"));
    }

    [Fact]
    public async Task Promise_5_a_late_roster_that_others_overtook_is_not_believed()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("MuteParticipants", EmulatorFault.DelayCallback(TimeSpan.FromSeconds(4)));
        Task<StateConfirmation> mute = call.MuteParticipantAsync(stage.Bob, Stage.Token);
        await stage.SettleAsync();

        await stage.LeaveAsync(stage.Bob);
        await stage.SettleAsync();
        await stage.PassAsync(10);

        Assert.Equal([stage.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal(StateConfirmation.Unconfirmed, await mute);
    }

    [Fact]
    public async Task Promise_5_a_gap_in_the_sequence_triggers_nothing()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.SettleAsync();
        int before = stage.Emulator.Requests.Count;

        await stage.PostAsync(call, Callback.Roster(call, Far, stage.Clock.GetUtcNow().AddSeconds(1), stage.Alice));
        await stage.PassAsync(600);

        Assert.Equal(before, stage.Emulator.Requests.Count);
        Assert.Equal([stage.Alice], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task Promise_5_an_unknown_event_reaches_the_reader_with_its_JSON()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience ofCall = Audience.Of(call);
        await using Audience ofAll = Audience.Of(stage.Manager);
        System.Text.Json.Nodes.JsonObject odd = Callback.Event(call, "HolographicSeatOpened", stage.Clock.GetUtcNow(), null, ("seat", 7));

        Assert.Equal(200, await stage.PostAsync(call, odd));

        foreach (Audience audience in (Audience[])[ofCall, ofAll])
        {
            UnknownRoomCallEvent unknown = await audience.UntilAsync<UnknownRoomCallEvent>();
            Assert.Equal("HolographicSeatOpened", unknown.Type);
            Assert.Equal(odd.ToJsonString(), unknown.Json);
            Assert.Equal(call.ConnectionId, unknown.CallConnectionId);
        }
    }

    [Fact]
    public async Task Promise_5_a_known_event_with_a_single_object_body_is_taken_as_well()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        string single = Callback.Roster(call, Far, stage.Clock.GetUtcNow().AddSeconds(1), stage.Bob).ToJsonString();

        int status = await Stage.PostAsync(stage.CallbackUriOf(call), System.Text.Encoding.UTF8.GetBytes(single), "application/cloudevents+json; charset=utf-8");

        Assert.Equal(200, status);
        Assert.Equal([stage.Bob], call.State.Participants.Select(p => p.Id));
    }
}
