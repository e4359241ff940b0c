using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Streams;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class LiveCallTests : IDisposable
{
    private readonly CallBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void TryPost_AppliesAndCountsARepeatOnce()
    {
        _bench.Post(new CallConnected { Id = "1" }, CallBench.Roster(1, new RosterEntry(SamplePeople.Alice)));
        Assert.Equal((CallConnectionState.Connected, 1), (_bench.Call.State.Connection, _bench.Call.State.Participants.Count));
        _bench.Post(new CallConnected { Id = "1" });
        Assert.Equal(1, _bench.Spy.Dropped("repeated"));
    }

    [Fact]
    public void TryPost_TheSameEventsTwiceChangeOnce() => Prop.ForAll(Rosters.EventsOfALastingCall, events =>
    {
        using CallBench bench = new();
        RoomCallEvent[] named = [.. events.Select((e, i) => e with { Id = $"id {i}" })];
        bench.Post(named);
        RoomCallState once = bench.Call.State;
        bench.Post(named);
        Assert.Same(once, bench.Call.State);
        Assert.Equal(named.Length, bench.Spy.Dropped("repeated"));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TryPost_AnOlderRosterIsDroppedAndCounted()
    {
        _bench.PostRoster(5, new RosterEntry(SamplePeople.Alice));
        _bench.PostRoster(4, new RosterEntry(SamplePeople.Bob));
        Assert.Equal(SamplePeople.Alice, Assert.Single(_bench.Call.State.Participants).Id);
        Assert.Equal(1, _bench.Spy.Dropped("stale"));
    }

    [Fact]
    public void TryPost_RefusesBeyondTheQueue()
    {
        using CallBench small = new(queueCapacity: 16);
        OpenOperation<ResultInformation> operation = small.Call.Operations.Open(new RemoveParticipant(SamplePeople.Bob));
        bool[] taken = [];
        Action<OpenOperation> forget = operation.Ended!;
        operation.Ended = o =>
        {
            forget(o);
            taken = [small.Call.TryPost(Queues.Numbered(1, 15)), small.Call.TryPost(Queues.Numbered(20, 1))];
        };
        small.Post(new RemoveParticipantSucceeded(SamplePeople.Bob) { OperationId = operation.Id });
        Assert.Equal([true, false], taken);
    }

    [Fact]
    public async Task Listen_BringsTheSnapshotThenTheEventThenItsChanges()
    {
        _bench.PostRoster(1, new RosterEntry(SamplePeople.Alice));
        await using IAsyncEnumerator<RoomCallEvent> reader = _bench.Listen();
        RoomCallSnapshot snapshot = Assert.IsType<RoomCallSnapshot>(await reader.NextAsync());
        Assert.Same(_bench.Call.State, snapshot.State);
        Assert.Equal(("c1", ManualTimeProvider.Start), (snapshot.CallConnectionId.Value, snapshot.Time));
        _bench.PostRoster(2, new RosterEntry(SamplePeople.Alice, true), new RosterEntry(SamplePeople.Bob));
        Assert.Equal(["ParticipantsUpdated", "ParticipantChanged", "ParticipantJoined"], [(await reader.NextAsync()).Name, (await reader.NextAsync()).Name, (await reader.NextAsync()).Name]);
    }

    [Fact]
    public async Task Listen_TheStateIsNeverOlderThanAnEventThatAReaderHolds()
    {
        await using IAsyncEnumerator<RoomCallEvent> reader = _bench.Listen();
        await reader.NextAsync();
        Task posting = Task.Run(() => Enumerable.Range(1, 500).ToList().ForEach(number => _bench.PostRoster(number, new RosterEntry(SamplePeople.Alice))), TestContext.Current.CancellationToken);
        for (int last = 0; last < 500;)
        {
            if (await reader.NextAsync() is ParticipantsUpdated update)
            {
                last = update.SequenceNumber!.Value;
                Assert.True(_bench.Call.State.SequenceNumber >= last);
            }
        }

        await posting;
    }

    [Fact]
    public async Task Listen_ASlowReaderIsToldAndCountedAndDelaysNobody()
    {
        await using IAsyncEnumerator<RoomCallEvent> slow = _bench.Listen(16);
        await using IAsyncEnumerator<RoomCallEvent> quick = _bench.Listen(10_000);
        _bench.Post(Queues.Numbered(1, 100));
        await slow.NextAsync();
        Assert.Equal(84, Assert.IsType<EventsLost>(await slow.NextAsync()).Count);
        Assert.Equal("85", (await slow.NextAsync()).Id);
        await quick.NextAsync();
        Assert.Equal("1", (await quick.NextAsync()).Id);
        Assert.Equal(84, _bench.Spy.Dropped("slow_reader"));
    }

    [Fact]
    public async Task TryPost_CompletesTheOperationAfterTheStateShowsIt()
    {
        OpenOperation<RoomCallParticipant> add = _bench.Call.Operations.Open(new AddParticipant(SamplePeople.Phone));
        _bench.Post(new AddParticipantSucceeded(SamplePeople.Phone) { OperationId = add.Id, Time = Rosters.At(1) });
        RoomCallParticipant added = await add.Completion;
        Assert.True(_bench.Call.State.Participants.TryGet(SamplePeople.Phone, out RoomCallParticipant? shown));
        Assert.Same(shown, added);
    }

    [Fact]
    public async Task PostRead_IsARosterThatConfirmsAndTellsChanges()
    {
        OpenOperation<StateConfirmation> mute = _bench.Call.Operations.Open(new MuteParticipant(SamplePeople.Alice));
        await using IAsyncEnumerator<RoomCallEvent> reader = _bench.Listen();
        _bench.Call.PostRead([new(SamplePeople.Alice, true)], CallConnectionState.Connected);
        Assert.Equal(StateConfirmation.Confirmed, await mute.Completion);
        Assert.Equal((CallConnectionState.Connected, ManualTimeProvider.Start), (_bench.Call.State.Connection, _bench.Call.State.ServerAsOf));
        await reader.NextAsync();
        Assert.Equal(SamplePeople.Alice, Assert.IsType<ParticipantJoined>(await reader.NextAsync()).Participant.Id);
    }

    [Fact]
    public void PostRead_NeverRevivesACall()
    {
        _bench.Post(new CallDisconnected { Id = "1" });
        _bench.Call.PostRead([new(SamplePeople.Alice)], CallConnectionState.Connected);
        Assert.True(_bench.Call.HasEnded);
        Assert.Empty(_bench.Call.State.Participants);
    }

    [Fact]
    public void ManagerFeed_GetsTheSnapshotOfBeforeAndTheSameEvents()
    {
        EventReaderQueue reader = new(100, _ => { });
        _bench.Feed.Add(reader);
        _bench.PostRoster(1, new RosterEntry(SamplePeople.Alice));
        List<RoomCallEvent> read = reader.Drain();
        Assert.Equal(["RoomCallSnapshot", "ParticipantsUpdated", "ParticipantJoined"], read.Select(e => e.Name));
        Assert.Empty(Assert.IsType<RoomCallSnapshot>(read[0]).State.Participants);
        _bench.Call.AddSnapshotTo(reader);
        Assert.Empty(reader.Drain());
    }
}
