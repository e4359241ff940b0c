using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Calls;

/// <summary>Two objects turn out to be one call. The one without a leg moves into the other, while everything else goes on.</summary>
public sealed class LiveCallMoveTests : IDisposable
{
    private const int Rounds = 100;

    private readonly LiveCallFixture _fixture = new();
    private readonly LiveCall _source;

    public LiveCallMoveTests() => _source = Hold();

    private LiveCall Target => _fixture.Call;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void TryMoveTo_Handles_AreThoseOfTheTarget()
    {
        _source.Handles.TryAcquire();
        Assert.True(_source.TryMoveTo(Target));
        Assert.Equal((3, 3), (Target.Handles.Count, _source.Handles.Count));
        Assert.False(_source.Release());
        Assert.False(Target.Release());
        Assert.Equal(CallPhase.Open, Target.Phase);
        Assert.True(_source.Release());
        Assert.Equal((CallPhase.Moved, CallPhase.Closed), (_source.Phase, Target.Phase));
        Assert.Equal([Target], _fixture.Owner.Closed);
    }

    [Fact]
    public void TryMoveTo_TargetClosed_ReturnsFalseAndTheSourceGoesOn()
    {
        SeatSession seat = Sit(_source, KnownPeople.Alice);
        OpenOperation<ResultInformation> operation = _source.Operations.Open(new RemoveParticipant(KnownPeople.Bob));
        Target.Release();
        Assert.False(_source.TryMoveTo(Target));
        seat.OnUpdate(new SeatUpdate { IsMuted = true });
        Assert.Equal((CallPhase.Open, true, false, 1), (_source.Phase, _source.State.Seats[0].IsMuted, operation.HasEnded, _source.Handles.Count));
        _source.Release();
        Assert.True(operation.HasEnded);
    }

    [Fact]
    public void TryMoveTo_LastHandleReleased_ReturnsFalse()
    {
        _source.Release();
        Assert.False(_source.TryMoveTo(Target));
        Assert.Equal((1, CallPhase.Open), (Target.Handles.Count, Target.Phase));
    }

    [Fact]
    public void TryMoveTo_SourceHasALeg_ReturnsFalse()
    {
        LiveCall leg = Hold();
        _fixture.Connect(leg, "c2");
        Assert.False(leg.TryMoveTo(Target));
        Assert.False(Target.TryMoveTo(Target));
        Assert.True(_source.TryMoveTo(leg));
        Assert.False(_source.TryMoveTo(Target));
    }

    [Fact]
    public void TrySetLeg_CallMoved_ReturnsFalse()
    {
        _source.TryMoveTo(Target);
        Assert.False(_source.Members.TrySetLeg(new ServerLeg(_source, CallKey.New())));
        Assert.False(Target.Members.TrySetLeg(new ServerLeg(Target, CallKey.New())));
        Assert.Null(_source.Leg);
    }

    [Fact]
    public void TryMoveTo_SameUserInBoth_ReturnsFalseUntilOneHasLeft()
    {
        Sit(Target, KnownPeople.Alice).OnUpdate(new SeatUpdate { IsMuted = true });
        SeatSession seat = Sit(_source, KnownPeople.Alice);
        Assert.False(_source.TryMoveTo(Target));
        seat.OnUpdate(new SeatUpdate { State = SeatState.Disconnected });
        Assert.True(_source.TryMoveTo(Target));
        Assert.Equal((1, true, true), (Target.State.Seats.Count, Target.State.Seats[0].IsLive, Target.State.Seats[0].IsMuted));
    }

    [Fact]
    public void OnUpdate_AfterTheMove_ChangesTheTarget()
    {
        SeatSession seat = Sit(_source, KnownPeople.Alice);
        _source.TryMoveTo(Target);
        Assert.Same(Target, seat.Call);
        Assert.Equal([seat], Target.Members.Seats);
        seat.OnUpdate(new SeatUpdate { State = SeatState.Disconnected });
        Assert.Empty(Target.Members.Seats);
        Assert.True(Target.Members.TryAdd(new SeatSession(_source, KnownPeople.Alice, _fixture.Settings)));
    }

    /// <summary>The call moves after the input was applied and before what follows from it.</summary>
    [Fact]
    public void OnUpdate_MovedInBetween_LeavesNoSeat()
    {
        SeatSession seat = Sit(_source, KnownPeople.Alice);
        _fixture.Owner.ServerCallId = call => Assert.True(call.TryMoveTo(Target));
        seat.OnUpdate(new SeatUpdate { ServerCallId = "s1", State = SeatState.Disconnected });
        Assert.Empty(Target.Members.Seats);
        Assert.False(Assert.Single(Target.State.Seats).IsLive);
    }

    [Fact]
    public void TryMoveTo_SettlingSeat_ItsOperationsEndInTheTarget()
    {
        SeatSession seat = Sit(_source, KnownPeople.Alice);
        Sit(_source, KnownPeople.Bob);
        OpenOperation<ResultInformation> operation = _source.Operations.Open(new RemoveParticipant(KnownPeople.Carol), origin: seat.Generation);
        seat.OnUpdate(new SeatUpdate { State = SeatState.Disconnected });
        _source.TryMoveTo(Target);
        Assert.False(operation.HasEnded);
        _fixture.Clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.True(operation.HasEnded);
        Assert.Equal((0, 0), (Target.Operations.Count, _fixture.Clock.ActiveTimers));
    }

    [Fact]
    public async Task TryMoveTo_Readers_GetASnapshotWithEverybodyAndGoOn()
    {
        SeatSession seat = Sit(_source, KnownPeople.Alice);
        await using EventCollector moved = new(_source.Listen(ListenOptions.Default, CurrentTest.Token), CurrentTest.Token);
        await using EventCollector here = _fixture.Listen();
        await moved.NextAsync();
        await here.NextAsync();
        _source.TryMoveTo(Target);
        seat.OnUpdate(new SeatUpdate { IsHandRaised = true });
        RoomCallSnapshot snapshot = Assert.IsType<RoomCallSnapshot>(await moved.NextAsync());
        Assert.Equal(("c1", KnownPeople.Alice), (snapshot.CallConnectionId.Value, Assert.Single(snapshot.State.Seats).Id));
        Assert.True(Assert.IsType<SeatChanged>(await moved.NextAsync()).Seat.IsHandRaised);
        Assert.Equal(["SeatChanged", "ParticipantJoined", "SeatChanged"], [(await here.NextAsync()).Name, (await here.NextAsync()).Name, (await here.NextAsync()).Name]);
    }

    [Fact]
    public async Task Listen_StoppedAfterTheMove_LeavesNoReader()
    {
        EventCollector moved = new(_source.Listen(new ListenOptions { Capacity = 16 }, CurrentTest.Token), CurrentTest.Token);
        _source.TryMoveTo(Target);
        Assert.Equal((0, 1), (_source.ReaderCount, Target.ReaderCount));
        await moved.DisposeAsync();
        Assert.Equal(0, Target.ReaderCount);
    }

    [Fact]
    public async Task TryMoveTo_BothWaysAtOnce_OneMoves()
    {
        (LiveCall One, LiveCall Other)[] pairs = [.. Enumerable.Range(0, Rounds * 30).Select(_ => (Hold(), Hold()))];
        using Barrier round = new(2);
        int moved = 0;
        await AtOnceAsync(() => MoveAll(static pair => pair.One.TryMoveTo(pair.Other)), () => MoveAll(static pair => pair.Other.TryMoveTo(pair.One)));
        Assert.Equal(pairs.Length, moved);
        Assert.All(pairs, static pair => Assert.Equal((pair.One.Current, 2), (pair.Other.Current, pair.One.Handles.Count)));

        bool MoveAll(Func<(LiveCall One, LiveCall Other), bool> move)
        {
            foreach ((LiveCall One, LiveCall Other) pair in pairs)
            {
                round.SignalAndWait(CurrentTest.Token);
                Interlocked.Add(ref moved, move(pair) ? 1 : 0);
            }

            return true;
        }
    }

    [Fact]
    public async Task TryMoveTo_TargetClosesAtOnce_NoOperationStaysOpenInIt()
    {
        for (int round = 0; round < Rounds; round++)
        {
            LiveCall source = Hold(), target = Hold();
            OpenOperation<ResultInformation> operation = source.Operations.Open(new RemoveParticipant(KnownPeople.Bob));
            bool[] done = await AtOnceAsync(() => source.TryMoveTo(target), () => Close(target));
            Assert.Equal(done[0], operation.HasEnded);
            Assert.Equal(done[0] ? CallPhase.Moved : CallPhase.Open, source.Phase);
        }

        static bool Close(LiveCall call)
        {
            call.Close(static operation => operation.TryCancel(new CancellationToken(canceled: true)));
            return true;
        }
    }

    [Fact]
    public async Task TryMoveTo_LastHandleReleasedAtOnce_TheTargetGoesOn()
    {
        for (int round = 0; round < Rounds; round++)
        {
            LiveCall source = Hold(), target = Hold();
            await AtOnceAsync(() => source.TryMoveTo(target), source.Release);
            Assert.Equal((CallPhase.Open, 1), (target.Phase, target.Handles.Count));
        }
    }

    [Fact]
    public async Task TryMoveTo_LegComesAtOnce_OneOfBothHappens()
    {
        for (int round = 0; round < Rounds; round++)
        {
            LiveCall source = Hold(), target = Hold();
            Assert.Single(await AtOnceAsync(() => source.TryMoveTo(target), () => source.Members.TrySetLeg(new ServerLeg(source, CallKey.New()))), true);
        }
    }

    [Fact]
    public async Task TryMoveTo_SeatLeavesAtOnce_NoSeatIsLeft()
    {
        for (int round = 0; round < Rounds; round++)
        {
            LiveCall source = Hold(), target = Hold();
            SeatSession seat = Sit(source, KnownPeople.Alice);
            await AtOnceAsync(() => source.TryMoveTo(target), () => seat.LeaveAsync(new ResultInformation(0, 0)).AsTask().IsCompleted);
            Assert.Empty(source.Current.Members.Seats);
            Assert.False(Assert.Single(source.Current.State.Seats).IsLive);
        }
    }

    [Fact]
    public async Task TryMoveTo_WhileEverythingGoesOn_LosesNothing()
    {
        for (int round = 0; round < Rounds; round++)
        {
            LiveCall source = Hold();
            ParticipantId user = ParticipantId.User($"8:acs:r_{round}");
            SeatSession seat = Sit(source, user);
            int handles = Target.Handles.Count;
            await AtOnceAsync(
                () => source.TryMoveTo(Target),
                () => Repeat(i => seat.OnUpdate(new SeatUpdate { IsMuted = i % 2 == 0, CallId = $"{i}" })),
                () => Repeat(_ => Assert.True(!source.Handles.TryAcquire() || !source.Release())),
                () => Repeat(_ => source.Listen(new ListenOptions { Capacity = 16 }, CurrentTest.Token).GetAsyncEnumerator(CurrentTest.Token).DisposeAsync().AsTask().Wait(CurrentTest.Token)),
                () => Repeat(_ => source.Current.Operations.Open(new RemoveParticipant(KnownPeople.Bob)).TryCancel(new CancellationToken(canceled: true))));
            Assert.Equal("49", Target.State.Seats.Single(s => s.Id == user).CallId);
            Assert.Equal((handles + 1, 0), (Target.Handles.Count, Target.Operations.Count));
        }

        Assert.Equal((Rounds, 0), (Target.Members.Seats.Length, Target.ReaderCount));

        static bool Repeat(Action<int> act)
        {
            for (int i = 0; i < 50; i++)
            {
                act(i);
            }

            return true;
        }
    }

    private static async Task<bool[]> AtOnceAsync(params Func<bool>[] acts)
    {
        using Barrier start = new(acts.Length);
        return await Task.WhenAll(acts.Select(act => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(CurrentTest.Token);
                return act();
            },
            CurrentTest.Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))).OrTimeoutAsync();
    }

    private LiveCall Hold()
    {
        LiveCall call = _fixture.New();
        call.Handles.TryAcquire();
        return call;
    }

    private SeatSession Sit(LiveCall call, ParticipantId user)
    {
        SeatSession seat = new(call, user, _fixture.Settings);
        Assert.True(call.Members.TryAdd(seat));
        seat.OnUpdate(new SeatUpdate { State = SeatState.Connected });
        return seat;
    }
}
