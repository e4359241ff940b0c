using System.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Streams;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class LiveCallRegressionTests : IDisposable
{
    private readonly CallBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void PostRead_DoesNotUndoWhatCameOutWhileItWasRead()
    {
        _bench.PostRoster(1, new RosterEntry(SamplePeople.Alice), new RosterEntry(SamplePeople.Bob));
        var before = _bench.Call.State.Outcomes;
        _bench.Post(
            new AddParticipantSucceeded(SamplePeople.Carol) { Id = "added", Time = Rosters.At(2) },
            new RemoveParticipantSucceeded(SamplePeople.Bob) { Id = "removed", Time = Rosters.At(2) });

        _bench.Call.PostRead([new(SamplePeople.Alice), new(SamplePeople.Bob)], null, before);

        Assert.Equal([SamplePeople.Alice, SamplePeople.Carol], _bench.Call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public void PostRead_DoesNotTakeTheLegBackToConnecting()
    {
        _bench.Post(new CallConnected { Id = "1" });

        _bench.Call.PostRead([], CallConnectionState.Connecting);

        Assert.Equal(CallConnectionState.Connected, _bench.Call.State.Connection);
    }

    [Fact]
    public void TryPost_AfterTheCallIsClosedIsNotRememberedByReadersOfAllCalls()
    {
        EventReaderQueue reader = new(16, static _ => { });
        _bench.Feed.Add(reader);
        _bench.Post(new CallConnected { Id = "1" });
        _bench.Call.Release();

        _bench.Post(new SendDtmfTonesCompleted { Id = "2" });
        _bench.Call.AddSnapshotTo(reader);

        Assert.False(reader.Knows(_bench.Call));
        Assert.Equal([typeof(RoomCallSnapshot), typeof(CallConnected), typeof(SendDtmfTonesCompleted)], reader.Drain().Select(e => e.GetType()));
    }

    [Fact]
    public void TryPost_OneEventThatCannotBeWorkedOnCostsTheOthersNothing()
    {
        using ActivitySource source = new(nameof(LiveCallRegressionTests));
        using ActivityListener listener = new()
        {
            ShouldListenTo = s => s == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static _ => throw new InvalidOperationException("a listener of the application"),
        };
        ActivitySource.AddActivityListener(listener);
        RemoveParticipant action = new(SamplePeople.Alice);
        OpenOperation<ResultInformation> operation = new(Guid.NewGuid(), action, ActionRules.Get(action), source.StartActivity("x"));
        _bench.Call.Operations.Register(operation);

        _bench.Post(
            new RemoveParticipantSucceeded(SamplePeople.Alice) { Id = "1", OperationId = operation.Id, Time = Rosters.At(1) },
            new CallDisconnected { Id = "2", Time = Rosters.At(2) });
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(operation.Completion.IsCompletedSuccessfully);
        Assert.Equal(0, _bench.Call.Operations.Count);
        Assert.True(_bench.Call.HasEnded);
        Assert.True(_bench.Call.IsClosed);
    }

    [Fact]
    public void TryPost_OfTheEndToAClosedCallLeavesNoTimer()
    {
        _bench.Call.Release();

        _bench.Post(new CallDisconnected { Id = "1" });

        Assert.Equal(0, _bench.Clock.ActiveTimers);
    }
}
