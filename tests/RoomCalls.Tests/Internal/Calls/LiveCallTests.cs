using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Streams;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class LiveCallTests : IDisposable
{
    private readonly LiveCallFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void TryPost_RepeatedEvent_IsAppliedOnceAndCounted()
    {
        _fixture.Post(new CallConnected { Id = "1" }, LiveCallFixture.Roster(1, new RosterEntry(KnownPeople.Alice)));
        Assert.Equal((CallConnectionState.Connected, 1), (_fixture.Call.State.Connection, _fixture.Call.State.Participants.Count));
        _fixture.Post(new CallConnected { Id = "1" });
        Assert.Equal(1, _fixture.Metrics.Dropped("repeated"));
    }

    [Fact]
    public void TryPost_SameEventsTwice_ChangeOnce() => Prop.ForAll(EventGenerators.EventsOfALastingCall, events =>
    {
        using LiveCallFixture fixture = new();
        RoomCallEvent[] named = [.. events.Select((e, i) => e with { Id = $"id {i}" })];
        fixture.Post(named);
        RoomCallState once = fixture.Call.State;
        fixture.Post(named);
        Assert.Same(once, fixture.Call.State);
        Assert.Equal(named.Length, fixture.Metrics.Dropped("repeated"));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TryPost_OlderRoster_IsDroppedAndCounted()
    {
        _fixture.PostRoster(5, new RosterEntry(KnownPeople.Alice));
        _fixture.PostRoster(4, new RosterEntry(KnownPeople.Bob));
        Assert.Equal(KnownPeople.Alice, Assert.Single(_fixture.Call.State.Participants).Id);
        Assert.Equal(1, _fixture.Metrics.Dropped("stale"));
    }

    [Fact]
    public void TryPost_QueueFull_ReturnsFalse()
    {
        using LiveCallFixture small = new(queueCapacity: 16);
        OpenOperation<ResultInformation> operation = small.Call.Operations.Open(new RemoveParticipant(KnownPeople.Bob));
        bool[] taken = [];
        Action<OpenOperation> forget = operation.Ended!;
        operation.Ended = o =>
        {
            forget(o);
            taken = [small.Append(NumberedEvents.Create(1, 15)).Status == AppendStatus.Added, small.Append(NumberedEvents.Create(20, 1)).Status == AppendStatus.Added];
        };
        small.Post(new RemoveParticipantSucceeded(KnownPeople.Bob) { OperationId = operation.Id });
        Assert.Equal([true, false], taken);
    }

    [Fact]
    public async Task Listen_Events_FollowTheSnapshotWithTheirChanges()
    {
        _fixture.PostRoster(1, new RosterEntry(KnownPeople.Alice));
        await using EventCollector reader = _fixture.Listen();
        RoomCallSnapshot snapshot = Assert.IsType<RoomCallSnapshot>(await reader.NextAsync());
        Assert.Same(_fixture.Call.State, snapshot.State);
        Assert.Equal(("c1", ManualTimeProvider.Start), (snapshot.CallConnectionId.Value, snapshot.Time));
        _fixture.PostRoster(2, new RosterEntry(KnownPeople.Alice, true), new RosterEntry(KnownPeople.Bob));
        Assert.Equal(["ParticipantsUpdated", "ParticipantChanged", "ParticipantJoined"], [(await reader.NextAsync()).Name, (await reader.NextAsync()).Name, (await reader.NextAsync()).Name]);
    }

    [Fact]
    public async Task Listen_EventRead_StateIsNotOlder()
    {
        await using EventCollector reader = _fixture.Listen();
        await reader.NextAsync();
        Task posting = Task.Run(() => Enumerable.Range(1, 500).ToList().ForEach(number => _fixture.PostRoster(number, new RosterEntry(KnownPeople.Alice))), TestContext.Current.CancellationToken);
        for (int last = 0; last < 500;)
        {
            if (await reader.NextAsync() is ParticipantsUpdated update)
            {
                last = update.SequenceNumber!.Value;
                Assert.True(_fixture.Call.State.SequenceNumber >= last);
            }
        }

        await posting;
    }

    [Fact]
    public async Task Listen_SlowReader_LosesEventsAndDelaysNoOther()
    {
        await using EventCollector slow = _fixture.Listen(16);
        await using EventCollector quick = _fixture.Listen(10_000);
        _fixture.Post(NumberedEvents.Create(1, 100));
        await slow.NextAsync();
        Assert.Equal(84, Assert.IsType<EventsLost>(await slow.NextAsync()).Count);
        Assert.Equal("85", (await slow.NextAsync()).Id);
        await quick.NextAsync();
        Assert.Equal("1", (await quick.NextAsync()).Id);
        Assert.Equal(84, _fixture.Metrics.Dropped("slow_reader"));
    }

    [Fact]
    public async Task TryPost_Outcome_CompletesAfterTheStateShowsIt()
    {
        OpenOperation<RoomCallParticipant> add = _fixture.Call.Operations.Open(new AddParticipant(KnownPhones.Answering));
        _fixture.Post(new AddParticipantSucceeded(KnownPhones.Answering) { OperationId = add.Id, Time = ManualTimeProvider.At(1) });
        RoomCallParticipant added = await add.Completion;
        Assert.True(_fixture.Call.State.Participants.TryGet(KnownPhones.Answering, out RoomCallParticipant? shown));
        Assert.Same(shown, added);
    }

    [Fact]
    public async Task PostRead_Roster_ConfirmsAndRaisesChanges()
    {
        OpenOperation<StateConfirmation> mute = _fixture.Call.Operations.Open(new MuteParticipant(KnownPeople.Alice));
        await using EventCollector reader = _fixture.Listen();
        _fixture.PostRead([new(KnownPeople.Alice, true)], CallConnectionState.Connected);
        Assert.Equal(StateConfirmation.Confirmed, await mute.Completion);
        Assert.Equal((CallConnectionState.Connected, ManualTimeProvider.Start), (_fixture.Call.State.Connection, _fixture.Call.State.ServerAsOf));
        await reader.NextAsync();
        Assert.Equal(KnownPeople.Alice, Assert.IsType<ParticipantJoined>(await reader.NextAsync()).Participant.Id);
    }

    [Fact]
    public void PostRead_EndedCall_StaysEnded()
    {
        _fixture.Post(new CallDisconnected { Id = "1" });
        _fixture.PostRead([new(KnownPeople.Alice)], CallConnectionState.Connected);
        Assert.True(_fixture.Call.HasEnded);
        Assert.Empty(_fixture.Call.State.Participants);
    }

    [Fact]
    public void TryPost_ManagerReader_GetsTheEarlierSnapshotAndTheEvents()
    {
        EventReaderQueue reader = new(100, _ => { });
        _fixture.Feed.Add(reader);
        _fixture.PostRoster(1, new RosterEntry(KnownPeople.Alice));
        List<RoomCallEvent> read = reader.Drain();
        Assert.Equal(["RoomCallSnapshot", "ParticipantsUpdated", "ParticipantJoined"], read.Select(e => e.Name));
        Assert.Empty(Assert.IsType<RoomCallSnapshot>(read[0]).State.Participants);
        _fixture.Call.AddSnapshotTo(reader);
        Assert.Empty(reader.Drain());
    }
}
