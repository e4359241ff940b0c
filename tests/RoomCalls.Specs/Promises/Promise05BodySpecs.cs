using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Promises;

public sealed class Promise05BodySpecs
{
    private const int Far = 1000;

    [Fact]
    public async Task Promise_5_every_event_of_a_body_is_handled_in_order()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);
        DateTimeOffset now = fixture.Clock.GetUtcNow();

        int status = await fixture.PostAsync(
            call,
            CallbackJson.Roster(call, Far, now.AddSeconds(1), fixture.Alice),
            CallbackJson.Event(call, "SomethingElse", now.AddSeconds(2)),
            CallbackJson.Roster(call, Far + 1, now.AddSeconds(3), fixture.Alice, KnownPhones.Answering));

        Assert.Equal(200, status);
        await events.UntilAsync<ParticipantJoined>(e => e.Participant.Id == KnownPhones.Answering);
        Assert.Equal(
            ["ParticipantsUpdated", "ParticipantLeft", "SomethingElse", "ParticipantsUpdated", "ParticipantJoined"],
            events.Events.SkipWhile(e => e is not ParticipantsUpdated { SequenceNumber: Far }).Select(e => e.Name));
        Assert.Equal([fixture.Alice, KnownPhones.Answering], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task Promise_5_a_repeat_changes_state_once_and_is_told_once()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);
        fixture.Fault("AddParticipant", EmulatorFault.Repeat(5));

        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await fixture.AdvanceAsync(10);
        await fixture.AdvanceToResultAsync(call.HangUpAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);
        IReadOnlyList<RoomCallEvent> all = await events.ToEndAsync();

        Assert.Equal(10, fixture.Emulator.Deliveries.Count(d => d.Fault == EmulatorFaultKind.Repeat));
        Assert.Single(all.OfType<AddParticipantSucceeded>());
        Assert.Single(all.OfType<ParticipantJoined>(), e => e.Participant.Id == KnownPhones.Answering);
        Assert.Equal(all.Where(e => e.Id.Length > 0).DistinctBy(e => e.Id).Count(), all.Count(e => e.Id.Length > 0 && e is not RoomCallSnapshot));
        Assert.Equal(8, metrics.Sum("roomcalls.events.dropped", "reason=repeated"));
    }

    [Fact]
    public async Task Promise_5_an_older_roster_never_replaces_a_newer_one()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        DateTimeOffset now = fixture.Clock.GetUtcNow();
        await fixture.PostAsync(call, CallbackJson.Roster(call, Far, now.AddSeconds(9), fixture.Alice, fixture.Bob, KnownPhones.Answering));

        Assert.Equal(200, await fixture.PostAsync(call, CallbackJson.Roster(call, Far - 1, now.AddSeconds(20), fixture.Alice)));
        Assert.Equal(200, await fixture.PostAsync(call, CallbackJson.Roster(call, Far, now.AddSeconds(20), fixture.Alice)));

        Assert.Equal([fixture.Alice, fixture.Bob, KnownPhones.Answering], call.State.Participants.Select(p => p.Id));
        Assert.Equal(Far, call.State.SequenceNumber);
        Assert.Equal(2, metrics.Sum("roomcalls.events.dropped", "reason=stale"));
    }

    [Fact]
    public async Task Promise_5_a_late_roster_that_others_overtook_is_not_believed()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("MuteParticipants", EmulatorFault.DelayCallback(TimeSpan.FromSeconds(4)));
        Task<StateConfirmation> mute = call.MuteParticipantAsync(fixture.Bob, CurrentTest.Token);
        await fixture.SettleAsync();

        await fixture.LeaveAsync(fixture.Bob);
        await fixture.SettleAsync();
        await fixture.AdvanceAsync(10);

        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal(StateConfirmation.Unconfirmed, await mute);
    }

    [Fact]
    public async Task Promise_5_a_gap_in_the_sequence_triggers_nothing()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.SettleAsync();
        int before = fixture.Emulator.Requests.Count;

        await fixture.PostAsync(call, CallbackJson.Roster(call, Far, fixture.Clock.GetUtcNow().AddSeconds(1), fixture.Alice));
        await fixture.AdvanceAsync(600);

        Assert.Equal(before, fixture.Emulator.Requests.Count);
        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task Promise_5_an_unknown_event_reaches_the_reader_with_its_JSON()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector ofCall = EventCollector.Listen(call);
        await using EventCollector ofAll = EventCollector.Listen(fixture.Manager);
        string odd = CallbackJson.Event(call, "HolographicSeatOpened", fixture.Clock.GetUtcNow(), "\"seat\":7");

        Assert.Equal(200, await fixture.PostAsync(call, odd));

        foreach (EventCollector events in (EventCollector[])[ofCall, ofAll])
        {
            UnknownRoomCallEvent unknown = await events.UntilAsync<UnknownRoomCallEvent>();
            Assert.Equal("HolographicSeatOpened", unknown.Type);
            Assert.Equal(odd, unknown.Json);
            Assert.Equal(call.ConnectionId, unknown.CallConnectionId);
        }
    }

    [Fact]
    public async Task Promise_5_a_known_event_with_a_single_object_body_is_taken_as_well()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        string single = CallbackJson.Roster(call, Far, fixture.Clock.GetUtcNow().AddSeconds(1), fixture.Bob);

        int status = await CallbackPoster.PostAsync(fixture.CallbackUriOf(call), single, "application/cloudevents+json; charset=utf-8");

        Assert.Equal(200, status);
        Assert.Equal([fixture.Bob], call.State.Participants.Select(p => p.Id));
    }
}
