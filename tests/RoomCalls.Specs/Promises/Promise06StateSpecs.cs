using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise06StateSpecs
{
    private const int Changes = 40;

    [Fact]
    public async Task Promise_6_the_state_is_at_least_as_new_as_any_event_a_reader_holds()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);
        Task comingAndGoing = Task.Run(() => ComeAndGoAsync(stage, stage.Room), Stage.Token);

        for (int last = 0; last < Changes;)
        {
            ParticipantsUpdated update = await audience.UntilAsync<ParticipantsUpdated>();
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
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);

        await stage.LeaveAsync(stage.Bob);
        await audience.UntilAsync<ParticipantLeft>(e => e.Participant.Id == stage.Bob);
        Assert.False(call.State.Participants.Contains(stage.Bob));

        await stage.JoinAsync(stage.Bob);
        ParticipantJoined joined = await audience.UntilAsync<ParticipantJoined>(e => e.Participant.Id == stage.Bob);
        Assert.True(call.State.Participants.TryGet(stage.Bob, out RoomCallParticipant? bob));
        Assert.Same(joined.Participant, bob);

        await call.HangUpForEveryoneAsync(Stage.Token);
        await audience.UntilAsync<CallDisconnected>();
        Assert.Equal(CallConnectionState.Disconnected, call.State.Connection);
    }

    [Fact]
    public async Task Promise_6_the_same_events_give_the_same_state_whatever_other_calls_do()
    {
        await using Stage stage = await Stage.BuildAsync();
        Room secondRoom = await stage.OpenRoomAsync();
        Room noisyRoom = await stage.OpenRoomAsync();
        await using IRoomCall first = await stage.ConnectAsync();
        await using IRoomCall second = await stage.Manager.ConnectAsync(CallLocator.Room(secondRoom.Id), Stage.Token);
        await using IRoomCall noisy = await stage.Manager.ConnectAsync(CallLocator.Room(noisyRoom.Id), Stage.Token);
        await stage.SettleAsync();
        DateTimeOffset now = stage.Clock.GetUtcNow();

        await Task.WhenAll(PostStoryAsync(stage, first, now), PostStoryAsync(stage, second, now), ComeAndGoAsync(stage, noisyRoom));

        Assert.Equal(first.State.Participants, second.State.Participants);
        Assert.Equal((first.State.SequenceNumber, first.State.ServerAsOf, first.State.Connection), (second.State.SequenceNumber, second.State.ServerAsOf, second.State.Connection));
        Assert.Equal(1000 + Changes, first.State.SequenceNumber);
        await stage.SettleAsync();
        Assert.Equal([stage.Alice, stage.Bob], noisy.State.Participants.Select(p => p.Id));
    }

    private static async Task PostStoryAsync(Stage stage, IRoomCall call, DateTimeOffset now)
    {
        for (int i = 1; i <= Changes; i++)
        {
            RosterEntry[] people = [new(stage.Alice, i % 2 == 0, false), new(stage.Bob, false, i % 3 == 0), .. i % 5 == 0 ? [] : new[] { new RosterEntry(Phones.Answering, false, false) }];
            Assert.Equal(200, await stage.PostAsync(call, Callback.Roster(call, 1000 + i, now.AddSeconds(i), people)));
        }
    }

    private static async Task ComeAndGoAsync(Stage stage, Room room)
    {
        for (int i = 0; i < Changes / 2; i++)
        {
            await stage.LeaveAsync(stage.Bob, room);
            await stage.JoinAsync(stage.Bob, room);
        }
    }
}
