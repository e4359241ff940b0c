using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class LiveCallEndTests : IDisposable
{
    private static readonly ResultInformation Reason = new(200, 7000);
    private readonly LiveCallFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task TryPost_CallDisconnected_EndsOperationsAfterTheSettleTime()
    {
        OpenOperation<ResultInformation> open = _fixture.Call.Operations.Open(new RemoveParticipant(KnownPeople.Bob));
        _fixture.Post(new CallDisconnected { Id = "1", ResultInformation = Reason });
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(open.HasEnded);
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Reason, (await Assert.ThrowsAsync<CallEndedException>(() => open.Completion)).EndReason);
        Assert.Equal((0, 0), (_fixture.Call.Operations.Count, _fixture.Clock.ActiveTimers));
    }

    [Fact]
    public async Task TryPost_OutcomeWithinTheSettleTime_CompletesTheOperation()
    {
        OpenOperation<ResultInformation> open = _fixture.Call.Operations.Open(new RemoveParticipant(KnownPeople.Bob));
        _fixture.Post(new CallDisconnected { Id = "1" });
        _fixture.Post(new RemoveParticipantSucceeded(KnownPeople.Bob) { Id = "2", OperationId = open.Id, ResultInformation = new(200, 1) });
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await open.Completion).SubCode);
    }

    [Fact]
    public async Task TryPost_SettleTimeZero_EndsAtOnce()
    {
        using LiveCallFixture fixture = new(TimeSpan.Zero);
        OpenOperation<ResultInformation> open = fixture.Call.Operations.Open(new RemoveParticipant(KnownPeople.Bob));
        fixture.Post(new CallDisconnected { Id = "1" });
        await Assert.ThrowsAsync<CallEndedException>(() => open.Completion);
        Assert.Equal(0, fixture.Clock.ActiveTimers);
    }

    [Fact]
    public async Task TryPost_CallDisconnected_EndsReadersAfterTheirEvents()
    {
        await using EventCollector reader = _fixture.Listen();
        _fixture.Post(new CallDisconnected { Id = "1" });
        _fixture.Post(new SendDtmfTonesCompleted { Id = "2" });
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(250));
        _fixture.Post(new SendDtmfTonesCompleted { Id = "3" });
        Assert.Equal(["RoomCallSnapshot", "CallDisconnected", "SendDtmfTonesCompleted"], (await reader.ToEndAsync()).Select(e => e.Name));
        await using EventCollector late = _fixture.Listen();
        Assert.Equal(CallConnectionState.Disconnected, Assert.IsType<RoomCallSnapshot>(Assert.Single(await late.ToEndAsync())).State.Connection);
    }

    [Fact]
    public void TryPost_RosterAfterTheEnd_IsDroppedAndCounted()
    {
        _fixture.Post(new CallDisconnected { Id = "1" });
        _fixture.PostRoster(3, new RosterEntry(KnownPeople.Alice));
        Assert.Empty(_fixture.Call.State.Participants);
        Assert.Equal(1, _fixture.Metrics.Dropped("late"));
    }

    [Fact]
    public void TryPost_CallDisconnectedTwice_EndsOnce()
    {
        int closed = 0;
        _fixture.Call.Closed = _ => closed++;
        _fixture.Post(new CallDisconnected { Id = "1", ResultInformation = Reason });
        _fixture.Post(new CallDisconnected { Id = "2", ResultInformation = new(400, 1) });
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, Reason), (closed, _fixture.Call.State.EndReason));
    }

    [Fact]
    public void PostEnd_Twice_KeepsTheFirstReason()
    {
        _fixture.Call.PostEnd(Reason);
        _fixture.Call.PostEnd(new(500, 0));
        Assert.Equal((CallConnectionState.Disconnected, Reason), (_fixture.Call.State.Connection, _fixture.Call.State.EndReason));
    }

    [Fact]
    public async Task Release_LastHandle_StopsListeningAndCancels()
    {
        LiveCall? closed = null;
        _fixture.Call.Closed = call => closed = call;
        OpenOperation<ResultInformation> open = _fixture.Call.Operations.Open(new RemoveParticipant(KnownPeople.Bob));
        await using EventCollector reader = _fixture.Listen();
        Assert.True(_fixture.Call.TryAcquire());
        _fixture.Call.Release();
        Assert.Null(closed);
        _fixture.Call.Release();
        Assert.Same(_fixture.Call, closed);
        Assert.False(_fixture.Call.TryAcquire());
        Assert.Single(await reader.ToEndAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => open.Completion);
        Assert.False(_fixture.Call.HasEnded);
    }

    [Fact]
    public async Task Release_ManyThreads_ClosesOnce()
    {
        int closed = 0;
        _fixture.Call.Closed = _ => Interlocked.Increment(ref closed);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (int i = 0; i < 2000; i++)
                {
                    if (_fixture.Call.TryAcquire())
                    {
                        _fixture.Call.Release();
                    }
                }
            },
            TestContext.Current.CancellationToken)));
        Assert.Equal(0, closed);
        _fixture.Call.Release();
        Assert.Equal(1, closed);
    }

    [Fact]
    public async Task BeginConnecting_SuccessOrFailure_EndsConnected()
    {
        LiveCall good = _fixture.New();
        good.BeginConnecting(() => Task.CompletedTask);
        await good.Connected;
        Assert.False(good.IsAbandoned);
        LiveCall bad = _fixture.New();
        bad.BeginConnecting(() => throw new CallEndedException("Connect", null));
        await Assert.ThrowsAsync<CallEndedException>(() => bad.Connected);
        Assert.True(bad.IsAbandoned);
    }

    [Fact]
    public void TryPost_CallConnectedAfterAbandon_IsReported()
    {
        List<CallConnectionId> unwanted = [];
        LiveCall call = _fixture.New();
        call.ConnectedAfterAbandon = unwanted.Add;
        call.TryPost([new CallConnected { Id = "1", CallConnectionId = "c1" }]);
        Assert.Empty(unwanted);
        call.TryAcquire();
        call.Release();
        call.TryPost([new CallConnected { Id = "2", CallConnectionId = "c1" }]);
        Assert.Equal("c1", Assert.Single(unwanted).Value);
    }
}
