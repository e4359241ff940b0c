using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class LiveCallEndTests : IDisposable
{
    private static readonly ResultInformation Reason = new(200, 7000);
    private readonly CallBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task CallDisconnected_EndsOpenOperationsAfterTheSettleTime()
    {
        OpenOperation<ResultInformation> open = _bench.Call.Operations.Open(new RemoveParticipant(SamplePeople.Bob));
        _bench.Post(new CallDisconnected { Id = "1", Result = Reason });
        _bench.Clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(open.HasEnded);
        _bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Reason, (await Assert.ThrowsAsync<CallEndedException>(() => open.Completion)).Reason);
        Assert.Equal((0, 0), (_bench.Call.Operations.Count, _bench.Clock.ActiveTimers));
    }

    [Fact]
    public async Task CallDisconnected_ItsOwnEventStillWinsWithinTheSettleTime()
    {
        OpenOperation<ResultInformation> open = _bench.Call.Operations.Open(new RemoveParticipant(SamplePeople.Bob));
        _bench.Post(new CallDisconnected { Id = "1" });
        _bench.Post(new RemoveParticipantSucceeded(SamplePeople.Bob) { Id = "2", OperationId = open.Id, Result = new(200, 1) });
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await open.Completion).SubCode);
    }

    [Fact]
    public async Task CallDisconnected_WithASettleTimeOf0EndsAtOnce()
    {
        using CallBench bench = new(TimeSpan.Zero);
        OpenOperation<ResultInformation> open = bench.Call.Operations.Open(new RemoveParticipant(SamplePeople.Bob));
        bench.Post(new CallDisconnected { Id = "1" });
        await Assert.ThrowsAsync<CallEndedException>(() => open.Completion);
        Assert.Equal(0, bench.Clock.ActiveTimers);
    }

    [Fact]
    public async Task CallDisconnected_EndsTheReadersAfterTheirEvents()
    {
        await using IAsyncEnumerator<RoomCallEvent> reader = _bench.Listen();
        _bench.Post(new CallDisconnected { Id = "1" });
        _bench.Post(new SendDtmfTonesCompleted { Id = "2" });
        _bench.Clock.Advance(TimeSpan.FromMilliseconds(250));
        _bench.Post(new SendDtmfTonesCompleted { Id = "3" });
        Assert.Equal(["RoomCallSnapshot", "CallDisconnected", "SendDtmfTonesCompleted"], (await reader.ToEndAsync()).Select(e => e.Name));
        await using IAsyncEnumerator<RoomCallEvent> late = _bench.Listen();
        Assert.Equal(CallConnectionState.Disconnected, Assert.IsType<RoomCallSnapshot>(Assert.Single(await late.ToEndAsync())).State.Connection);
    }

    [Fact]
    public void CallDisconnected_ALateRosterIsDroppedAndCounted()
    {
        _bench.Post(new CallDisconnected { Id = "1" });
        _bench.PostRoster(3, new RosterEntry(SamplePeople.Alice));
        Assert.Empty(_bench.Call.State.Participants);
        Assert.Equal(1, _bench.Spy.Dropped("late"));
    }

    [Fact]
    public void CallDisconnected_TwiceEndsOnce()
    {
        int closed = 0;
        _bench.Call.Closed = _ => closed++;
        _bench.Post(new CallDisconnected { Id = "1", Result = Reason });
        _bench.Post(new CallDisconnected { Id = "2", Result = new(400, 1) });
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, Reason), (closed, _bench.Call.State.EndReason));
    }

    [Fact]
    public void PostEnd_EndsACallOnceAndNeverAgain()
    {
        _bench.Call.PostEnd(Reason);
        _bench.Call.PostEnd(new(500, 0));
        Assert.Equal((CallConnectionState.Disconnected, Reason), (_bench.Call.State.Connection, _bench.Call.State.EndReason));
    }

    [Fact]
    public async Task Release_OfTheLastHandleStopsListeningAndCancels()
    {
        LiveCall? closed = null;
        _bench.Call.Closed = call => closed = call;
        OpenOperation<ResultInformation> open = _bench.Call.Operations.Open(new RemoveParticipant(SamplePeople.Bob));
        await using IAsyncEnumerator<RoomCallEvent> reader = _bench.Listen();
        Assert.True(_bench.Call.TryAcquire());
        _bench.Call.Release();
        Assert.Null(closed);
        _bench.Call.Release();
        Assert.Same(_bench.Call, closed);
        Assert.False(_bench.Call.TryAcquire());
        Assert.Single(await reader.ToEndAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => open.Completion);
        Assert.False(_bench.Call.HasEnded);
    }

    [Fact]
    public async Task TryHold_AndReleaseFromManyThreadsCloseOnce()
    {
        int closed = 0;
        _bench.Call.Closed = _ => Interlocked.Increment(ref closed);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (int i = 0; i < 2000; i++)
                {
                    if (_bench.Call.TryAcquire())
                    {
                        _bench.Call.Release();
                    }
                }
            },
            TestContext.Current.CancellationToken)));
        Assert.Equal(0, closed);
        _bench.Call.Release();
        Assert.Equal(1, closed);
    }

    [Fact]
    public async Task BeginConnecting_TellsTheOutcomeToAllWhoWait()
    {
        LiveCall good = _bench.New();
        good.BeginConnecting(() => Task.CompletedTask);
        await good.Connected;
        Assert.False(good.IsAbandoned);
        LiveCall bad = _bench.New();
        bad.BeginConnecting(() => throw new CallEndedException("Connect", null));
        await Assert.ThrowsAsync<CallEndedException>(() => bad.Connected);
        Assert.True(bad.IsAbandoned);
    }

    [Fact]
    public void CallConnected_OfALegThatWasGivenUpIsReported()
    {
        List<CallConnectionId> unwanted = [];
        LiveCall call = _bench.New();
        call.ConnectedAfterAbandon = unwanted.Add;
        call.TryPost([new CallConnected { Id = "1", CallConnectionId = "c1" }]);
        Assert.Empty(unwanted);
        call.TryAcquire();
        call.Release();
        call.TryPost([new CallConnected { Id = "2", CallConnectionId = "c1" }]);
        Assert.Equal("c1", Assert.Single(unwanted).Value);
    }
}
