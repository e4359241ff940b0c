using RoomCalls.Events;

namespace RoomCalls.Specs.Promises;

public sealed class Promise07ReaderSpecs
{
    private const int Changes = 100;
    private const int Small = ListenOptions.MinCapacity;

    [Fact]
    public async Task Promise_7_a_slow_reader_delays_nobody_and_is_told_what_it_missed()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.SettleAsync();
        await using EventCollector slow = EventCollector.Listen(call, new ListenOptions { Capacity = Small });
        await using EventCollector quick = EventCollector.Listen(call);
        await using EventCollector slowOfAll = EventCollector.Listen(fixture.Manager, new ListenOptions { Capacity = Small });
        DateTimeOffset now = fixture.Clock.GetUtcNow();

        for (int i = 1; i <= Changes; i++)
        {
            Assert.Equal(200, await fixture.PostAsync(call, CallbackJson.Event(call, $"Change{i}", now)));
        }

        await quick.UntilAsync<UnknownRoomCallEvent>(e => e.Type == $"Change{Changes}");
        Assert.Equal(Enumerable.Range(1, Changes).Select(i => $"Change{i}"), quick.Events.Skip(1).Select(e => e.Name));

        Assert.IsType<RoomCallSnapshot>(await slow.NextAsync());
        EventsLost lost = Assert.IsType<EventsLost>(await slow.NextAsync());
        Assert.Equal(Changes - Small, lost.Count);
        await slow.UntilAsync<UnknownRoomCallEvent>(e => e.Type == $"Change{Changes}");
        Assert.Equal(Enumerable.Range(Changes - Small + 1, Small).Select(i => $"Change{i}"), slow.Events.Skip(2).Select(e => e.Name));

        EventsLost lostOfAll = await slowOfAll.UntilAsync<EventsLost>();
        await slowOfAll.UntilAsync<UnknownRoomCallEvent>(e => e.Type == $"Change{Changes}");
        Assert.Equal(Changes + 1, lostOfAll.Count + slowOfAll.Events.Count(e => e is not EventsLost));
        Assert.Equal(lost.Count + lostOfAll.Count, metrics.Sum("roomcalls.events.dropped", "reason=slow_reader"));
    }

    [Fact]
    public async Task Promise_7_a_reader_is_told_again_when_it_misses_again()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.SettleAsync();
        await using EventCollector slow = EventCollector.Listen(call, new ListenOptions { Capacity = Small });
        DateTimeOffset now = fixture.Clock.GetUtcNow();

        await fixture.PostAsync(call, [.. Enumerable.Range(1, Small + 3).Select(i => CallbackJson.Event(call, $"Early{i}", now))]);
        EventsLost first = await slow.UntilAsync<EventsLost>();
        await fixture.PostAsync(call, [.. Enumerable.Range(1, 5).Select(i => CallbackJson.Event(call, $"Late{i}", now))]);
        EventsLost second = await slow.UntilAsync<EventsLost>();
        await slow.UntilAsync<UnknownRoomCallEvent>(e => e.Type == "Late5");

        Assert.Equal((3, 5), (first.Count, second.Count));
        Assert.Equal(Small, slow.Events.OfType<UnknownRoomCallEvent>().Count());
    }

    [Fact]
    public async Task Promise_7_a_reader_starts_with_the_state_of_the_moment_it_subscribed()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.SettleAsync();
        await using EventCollector events = EventCollector.Listen(call);
        await fixture.LeaveAsync(fixture.Bob);
        await fixture.SettleAsync();

        RoomCallSnapshot snapshot = Assert.IsType<RoomCallSnapshot>(await events.NextAsync());

        Assert.Equal([fixture.Alice, fixture.Bob], snapshot.State.Participants.Select(p => p.Id));
        Assert.IsType<ParticipantsUpdated>(await events.NextAsync());
        Assert.IsType<ParticipantLeft>(await events.NextAsync());
    }

    [Fact]
    public async Task Promise_7_a_reader_of_all_calls_gets_one_snapshot_per_call_before_that_calls_events()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        Room second = await fixture.OpenRoomAsync();
        Room third = await fixture.OpenRoomAsync();
        await using IRoomCall a = await fixture.ConnectAsync();
        await using IRoomCall b = await fixture.Manager.ConnectAsync(CallLocator.Room(second.Id), CurrentTest.Token);
        await fixture.SettleAsync();
        await using EventCollector events = EventCollector.Listen(fixture.Manager);
        await using IRoomCall c = await fixture.Manager.ConnectAsync(CallLocator.Room(third.Id), CurrentTest.Token);
        await fixture.LeaveAsync(fixture.Bob);
        await fixture.LeaveAsync(fixture.Bob, second);
        await fixture.LeaveAsync(fixture.Bob, third);
        await fixture.SettleAsync();

        while (events.Events.OfType<ParticipantLeft>().Count() < 3)
        {
            await events.NextAsync();
        }

        foreach (CallConnectionId id in (CallConnectionId[])[a.ConnectionId!.Value, b.ConnectionId!.Value, c.ConnectionId!.Value])
        {
            RoomCallEvent[] ofCall = [.. events.Events.Where(e => e.CallConnectionId == id)];
            Assert.IsType<RoomCallSnapshot>(ofCall[0]);
            Assert.Single(ofCall.OfType<RoomCallSnapshot>());
        }
    }

    [Fact]
    public async Task Promise_7_a_reader_who_comes_after_the_end_gets_the_last_state_and_the_end()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(call.HangUpForEveryoneAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);

        await using EventCollector events = EventCollector.Listen(call);
        IReadOnlyList<RoomCallEvent> all = await events.ToEndAsync();

        RoomCallSnapshot snapshot = Assert.IsType<RoomCallSnapshot>(Assert.Single(all));
        Assert.Equal(CallConnectionState.Disconnected, snapshot.State.Connection);
    }
}
