using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise07ReaderSpecs
{
    private const int Changes = 100;
    private const int Small = ListenOptions.MinCapacity;

    [Fact]
    public async Task Promise_7_a_slow_reader_delays_nobody_and_is_told_what_it_missed()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.SettleAsync();
        await using Audience slow = Audience.Of(call, new ListenOptions { Capacity = Small });
        await using Audience quick = Audience.Of(call);
        await using Audience slowOfAll = Audience.Of(stage.Manager, new ListenOptions { Capacity = Small });
        DateTimeOffset now = stage.Clock.GetUtcNow();

        for (int i = 1; i <= Changes; i++)
        {
            Assert.Equal(200, await stage.PostAsync(call, Callback.Event(call, $"Change{i}", now)));
        }

        await quick.UntilAsync<UnknownRoomCallEvent>(e => e.Type == $"Change{Changes}");
        Assert.Equal(Enumerable.Range(1, Changes).Select(i => $"Change{i}"), quick.Seen.Skip(1).Select(e => e.Name));

        Assert.IsType<RoomCallSnapshot>(await slow.NextAsync());
        EventsLost lost = Assert.IsType<EventsLost>(await slow.NextAsync());
        Assert.Equal(Changes - Small, lost.Count);
        await slow.UntilAsync<UnknownRoomCallEvent>(e => e.Type == $"Change{Changes}");
        Assert.Equal(Enumerable.Range(Changes - Small + 1, Small).Select(i => $"Change{i}"), slow.Seen.Skip(2).Select(e => e.Name));

        EventsLost lostOfAll = await slowOfAll.UntilAsync<EventsLost>();
        await slowOfAll.UntilAsync<UnknownRoomCallEvent>(e => e.Type == $"Change{Changes}");
        Assert.Equal(Changes + 1, lostOfAll.Count + slowOfAll.Seen.Count(e => e is not EventsLost));
        Assert.Equal(lost.Count + lostOfAll.Count, metering.Sum("roomcalls.events.dropped", "reason=slow_reader"));
    }

    [Fact]
    public async Task Promise_7_a_reader_is_told_again_when_it_misses_again()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.SettleAsync();
        await using Audience slow = Audience.Of(call, new ListenOptions { Capacity = Small });
        DateTimeOffset now = stage.Clock.GetUtcNow();

        await stage.PostAsync(call, [.. Enumerable.Range(1, Small + 3).Select(i => Callback.Event(call, $"Early{i}", now))]);
        EventsLost first = await slow.UntilAsync<EventsLost>();
        await stage.PostAsync(call, [.. Enumerable.Range(1, 5).Select(i => Callback.Event(call, $"Late{i}", now))]);
        EventsLost second = await slow.UntilAsync<EventsLost>();
        await slow.UntilAsync<UnknownRoomCallEvent>(e => e.Type == "Late5");

        Assert.Equal((3, 5), (first.Count, second.Count));
        Assert.Equal(Small, slow.Seen.OfType<UnknownRoomCallEvent>().Count());
    }

    [Fact]
    public async Task Promise_7_a_reader_starts_with_the_state_of_the_moment_it_subscribed()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.SettleAsync();
        await using Audience audience = Audience.Of(call);
        await stage.LeaveAsync(stage.Bob);
        await stage.SettleAsync();

        RoomCallSnapshot snapshot = Assert.IsType<RoomCallSnapshot>(await audience.NextAsync());

        Assert.Equal([stage.Alice, stage.Bob], snapshot.State.Participants.Select(p => p.Id));
        Assert.IsType<ParticipantsUpdated>(await audience.NextAsync());
        Assert.IsType<ParticipantLeft>(await audience.NextAsync());
    }

    [Fact]
    public async Task Promise_7_a_reader_of_all_calls_gets_one_snapshot_per_call_before_that_calls_events()
    {
        await using Stage stage = await Stage.BuildAsync();
        Room second = await stage.OpenRoomAsync();
        Room third = await stage.OpenRoomAsync();
        await using IRoomCall a = await stage.ConnectAsync();
        await using IRoomCall b = await stage.Manager.ConnectAsync(CallLocator.Room(second.Id), Stage.Token);
        await stage.SettleAsync();
        await using Audience audience = Audience.Of(stage.Manager);
        await using IRoomCall c = await stage.Manager.ConnectAsync(CallLocator.Room(third.Id), Stage.Token);
        await stage.LeaveAsync(stage.Bob);
        await stage.LeaveAsync(stage.Bob, second);
        await stage.LeaveAsync(stage.Bob, third);
        await stage.SettleAsync();

        while (audience.Seen.OfType<ParticipantLeft>().Count() < 3)
        {
            await audience.NextAsync();
        }

        foreach (CallConnectionId id in (CallConnectionId[])[a.ConnectionId, b.ConnectionId, c.ConnectionId])
        {
            RoomCallEvent[] ofCall = [.. audience.Seen.Where(e => e.CallConnectionId == id)];
            Assert.IsType<RoomCallSnapshot>(ofCall[0]);
            Assert.Single(ofCall.OfType<RoomCallSnapshot>());
        }
    }

    [Fact]
    public async Task Promise_7_a_reader_who_comes_after_the_end_gets_the_last_state_and_the_end()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.OutcomeAsync(call.HangUpForEveryoneAsync(Stage.Token));
        await stage.PassAsync(1);

        await using Audience audience = Audience.Of(call);
        IReadOnlyList<RoomCallEvent> all = await audience.ToEndAsync();

        RoomCallSnapshot snapshot = Assert.IsType<RoomCallSnapshot>(Assert.Single(all));
        Assert.Equal(CallConnectionState.Disconnected, snapshot.State.Connection);
    }
}
