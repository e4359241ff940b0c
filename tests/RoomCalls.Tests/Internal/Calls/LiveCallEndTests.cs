using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.State;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

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
        _fixture.Post(new CallDisconnected { Id = "1", ResultInformation = Reason });
        _fixture.Post(new CallDisconnected { Id = "2", ResultInformation = new(400, 1) });
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(_fixture.Call, Assert.Single(_fixture.Owner.Closed));
        Assert.Same(_fixture.Leg, Assert.Single(_fixture.Owner.EndedLegs));
        Assert.Equal(Reason, _fixture.Call.State.EndReason);
    }

    [Fact]
    public void PostEnd_Twice_KeepsTheFirstReason()
    {
        _fixture.PostEnd(Reason);
        _fixture.PostEnd(new(500, 0));
        Assert.Equal((CallConnectionState.Disconnected, Reason), (_fixture.Call.State.Connection, _fixture.Call.State.EndReason));
    }

    [Fact]
    public async Task Release_LastHandle_StopsListeningAndCancels()
    {
        OpenOperation<ResultInformation> open = _fixture.Call.Operations.Open(new RemoveParticipant(KnownPeople.Bob));
        await using EventCollector reader = _fixture.Listen();
        Assert.True(_fixture.Call.Handles.TryAcquire());
        _fixture.Call.Release();
        Assert.Empty(_fixture.Owner.Closed);
        _fixture.Call.Release();
        Assert.Same(_fixture.Call, Assert.Single(_fixture.Owner.Closed));
        Assert.False(_fixture.Call.Handles.TryAcquire());
        Assert.Single(await reader.ToEndAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => open.Completion);
        Assert.False(_fixture.Call.HasEnded);
    }

    [Fact]
    public async Task Release_ManyThreads_ClosesOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (int i = 0; i < 2000; i++)
                {
                    if (_fixture.Call.Handles.TryAcquire())
                    {
                        _fixture.Call.Release();
                    }
                }
            },
            TestContext.Current.CancellationToken)));
        Assert.Empty(_fixture.Owner.Closed);
        _fixture.Call.Release();
        Assert.Same(_fixture.Call, Assert.Single(_fixture.Owner.Closed));
    }

    /// <summary>What was started for one leg does not end what belongs to the next.</summary>
    [Fact]
    public void SettleTime_OfAnEarlierLeg_EndsNothingOfTheNext()
    {
        SeatSession seat = new(_fixture.Call, KnownPeople.Alice, _fixture.Settings);
        Assert.True(_fixture.Call.Members.TryAdd(seat));
        seat.OnUpdate(new SeatUpdate { State = SeatState.Connected });
        OpenOperation<ResultInformation> old = OpenOn(_fixture.Leg.Generation);
        _fixture.Post(new CallDisconnected { Id = "1", ResultInformation = Reason });

        OpenOperation<ResultInformation> fresh = OpenOn(_fixture.Connect(_fixture.Call).Generation);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((true, false), (old.HasEnded, fresh.HasEnded));
        Assert.False(_fixture.Call.IsClosed);
    }

    [Fact]
    public void SettleTime_OfAnEarlierSeat_EndsNothingOfTheNext()
    {
        SeatSession first = new(_fixture.Call, KnownPeople.Alice, _fixture.Settings);
        Assert.True(_fixture.Call.Members.TryAdd(first));
        first.OnUpdate(new SeatUpdate { State = SeatState.Connected });
        OpenOperation<ResultInformation> old = OpenOn(first.Generation);
        first.OnUpdate(new SeatUpdate { State = SeatState.Disconnected });

        SeatSession second = new(_fixture.Call, KnownPeople.Alice, _fixture.Settings);
        Assert.True(_fixture.Call.Members.TryAdd(second));
        OpenOperation<ResultInformation> fresh = OpenOn(second.Generation);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((true, false), (old.HasEnded, fresh.HasEnded));
        Assert.Equal([second], _fixture.Call.Members.Seats);
    }

    [Fact]
    public void Post_CallConnectedOfADroppedLeg_IsReported()
    {
        _fixture.Call.Post(new LegDropped(_fixture.Clock.GetUtcNow(), _fixture.Leg.Generation));

        _fixture.Post(new CallConnected { Id = "2", CallConnectionId = "c1" });

        Assert.Equal("c1", Assert.Single(_fixture.Owner.ConnectedAfterAbandon));
    }

    private OpenOperation<ResultInformation> OpenOn(int origin) => _fixture.Call.Operations.Open(new RemoveParticipant(KnownPeople.Bob), origin);
}
