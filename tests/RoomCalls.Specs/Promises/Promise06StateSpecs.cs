using RoomCalls.Events;

namespace RoomCalls.Specs.Promises;

public sealed class Promise06StateSpecs
{
    private const int Changes = 40;

    [Fact]
    public async Task Promise_6_the_state_is_at_least_as_new_as_any_event_a_reader_holds()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);
        Task comingAndGoing = Task.Run(() => ComeAndGoAsync(fixture, fixture.Room), CurrentTest.Token);

        for (int last = 0; last < Changes;)
        {
            ParticipantsUpdated update = await events.UntilAsync<ParticipantsUpdated>();
            RoomCallState state = call.State;
            last = update.SequenceNumber!.Value;
            Assert.True(state.SequenceNumber >= last);
            Assert.True(state.ServerAsOf >= update.Time);
            Assert.Equal(CallConnectionState.Connected, state.Connection);
        }

        await comingAndGoing;
    }

    [Fact]
    public async Task Promise_6_the_state_has_what_a_derived_event_tells()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);

        await fixture.LeaveAsync(fixture.Bob);
        await events.UntilAsync<ParticipantLeft>(e => e.Participant.Id == fixture.Bob);
        Assert.False(call.State.Participants.Contains(fixture.Bob));

        await fixture.JoinAsync(fixture.Bob);
        ParticipantJoined joined = await events.UntilAsync<ParticipantJoined>(e => e.Participant.Id == fixture.Bob);
        Assert.True(call.State.Participants.TryGet(fixture.Bob, out RoomCallParticipant? bob));
        Assert.Same(joined.Participant, bob);

        await call.HangUpForEveryoneAsync(CurrentTest.Token);
        await events.UntilAsync<CallDisconnected>();
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
    }

    [Fact]
    public async Task Promise_6_the_same_events_give_the_same_state_whatever_other_calls_do()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        Room secondRoom = await fixture.OpenRoomAsync();
        Room noisyRoom = await fixture.OpenRoomAsync();
        await using IRoomCall first = await fixture.ConnectAsync();
        await using IRoomCall second = await fixture.Manager.ConnectAsync(CallLocator.Room(secondRoom.Id), CurrentTest.Token);
        await using IRoomCall noisy = await fixture.Manager.ConnectAsync(CallLocator.Room(noisyRoom.Id), CurrentTest.Token);
        await fixture.SettleAsync();
        DateTimeOffset now = fixture.Clock.GetUtcNow();

        await Task.WhenAll(PostStoryAsync(fixture, first, now), PostStoryAsync(fixture, second, now), ComeAndGoAsync(fixture, noisyRoom));

        Assert.Equal(first.State.Participants, second.State.Participants);
        Assert.Equal((first.State.SequenceNumber, first.State.ServerAsOf, first.State.Connection), (second.State.SequenceNumber, second.State.ServerAsOf, second.State.Connection));
        Assert.Equal(1000 + Changes, first.State.SequenceNumber);
        await fixture.SettleAsync();
        Assert.Equal([fixture.Alice, fixture.Bob], noisy.State.Participants.Select(p => p.Id));
    }

    private static async Task PostStoryAsync(EmulatorFixture fixture, IRoomCall call, DateTimeOffset now)
    {
        for (int i = 1; i <= Changes; i++)
        {
            RosterEntry[] people = [new(fixture.Alice, i % 2 == 0, false), new(fixture.Bob, false, i % 3 == 0), .. i % 5 == 0 ? [] : new[] { new RosterEntry(KnownPhones.Answering, false, false) }];
            Assert.Equal(200, await fixture.PostAsync(call, CallbackJson.Roster(call, 1000 + i, now.AddSeconds(i), people)));
        }
    }

    private static async Task ComeAndGoAsync(EmulatorFixture fixture, Room room)
    {
        for (int i = 0; i < Changes / 2; i++)
        {
            await fixture.LeaveAsync(fixture.Bob, room);
            await fixture.JoinAsync(fixture.Bob, room);
        }
    }
}
