using System.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Streams;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class LiveCallRegressionTests : IDisposable
{
    private readonly LiveCallFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void PostRead_OutcomesDuringTheRead_AreKept()
    {
        _fixture.PostRoster(1, new RosterEntry(KnownPeople.Alice), new RosterEntry(KnownPeople.Bob));
        long before = _fixture.Call.Model.Position;
        _fixture.Post(
            new AddParticipantSucceeded(KnownPeople.Carol) { Id = "added", Time = ManualTimeProvider.At(2) },
            new RemoveParticipantSucceeded(KnownPeople.Bob) { Id = "removed", Time = ManualTimeProvider.At(2) });

        _fixture.PostRead([new(KnownPeople.Alice), new(KnownPeople.Bob)], null, before);

        Assert.Equal([KnownPeople.Alice, KnownPeople.Carol], _fixture.Call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public void PostRead_RosterHeardSinceTheQuestion_IsIgnored()
    {
        _fixture.PostRoster(1, new RosterEntry(KnownPeople.Alice));
        long asked = _fixture.Call.Model.Position;
        _fixture.PostRoster(2, new RosterEntry(KnownPeople.Bob));

        _fixture.PostRead([new(KnownPeople.Alice)], null, asked);

        Assert.Equal([KnownPeople.Bob], _fixture.Call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public void PostRead_ConnectingAfterConnected_StaysConnected()
    {
        _fixture.Post(new CallConnected { Id = "1" });

        _fixture.PostRead([], CallConnectionState.Connecting);

        Assert.Equal(CallConnectionState.Connected, _fixture.Call.State.Connection);
    }

    [Fact]
    public void TryPost_AfterTheCallIsClosed_IsNotRememberedByReadersOfAllCalls()
    {
        EventReaderQueue reader = new(16, static _ => { });
        _fixture.Feed.Add(reader);
        _fixture.Post(new CallConnected { Id = "1" });
        _fixture.Call.Release();

        _fixture.Post(new SendDtmfTonesCompleted { Id = "2" });
        _fixture.Call.AddSnapshotTo(reader);

        Assert.False(reader.Knows(_fixture.Call));
        Assert.Equal([typeof(RoomCallSnapshot), typeof(CallConnected), typeof(SendDtmfTonesCompleted)], reader.Drain().Select(e => e.GetType()));
    }

    [Fact]
    public void TryPost_OneEventFails_AppliesTheOthers()
    {
        using ActivitySource source = new(nameof(LiveCallRegressionTests));
        using ActivityListener listener = new()
        {
            ShouldListenTo = s => s == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static _ => throw new InvalidOperationException("a listener of the application"),
        };
        ActivitySource.AddActivityListener(listener);
        RemoveParticipant action = new(KnownPeople.Alice);
        OpenOperation<ResultInformation> operation = new(OpenOperationFactory.CreateRecord(action), ActionCatalog.Default.Get(action).ByServer!, source.StartActivity("x"));
        _fixture.Call.Operations.Register(operation);

        _fixture.Post(
            new RemoveParticipantSucceeded(KnownPeople.Alice) { Id = "1", OperationId = operation.Id, Time = ManualTimeProvider.At(1) },
            new CallDisconnected { Id = "2", Time = ManualTimeProvider.At(2) });
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(operation.Completion.IsCompletedSuccessfully);
        Assert.Equal(0, _fixture.Call.Operations.Count);
        Assert.True(_fixture.Call.HasEnded);
        Assert.True(_fixture.Call.IsClosed);
    }

    [Fact]
    public void TryPost_CallDisconnectedAfterClosing_LeavesNoTimer()
    {
        _fixture.Call.Release();

        _fixture.Post(new CallDisconnected { Id = "1" });

        Assert.Equal(0, _fixture.Clock.ActiveTimers);
    }
}
