using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class CallRegistryTests : IDisposable
{
    private static readonly CallLocator Room = CallLocator.Room("991");
    private readonly LiveCallFixture _fixture = new();
    private readonly Tombstones _tombstones;
    private readonly UnclaimedEvents _unclaimed;
    private readonly CallRegistry _registry;

    public CallRegistryTests()
    {
        _tombstones = new(_fixture.Clock);
        _unclaimed = new(_fixture.Clock, TimeSpan.FromSeconds(60), _fixture.Settings.Metrics);
        _registry = new(_tombstones, _unclaimed);
    }

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Acquire_SameLocator_ReturnsOneCall()
    {
        (LiveCall first, bool firstIsNew) = _registry.Acquire(Room, () => _fixture.New(Room));
        (LiveCall second, bool secondIsNew) = _registry.Acquire(CallLocator.Room("991"), () => _fixture.New(Room));
        Assert.Same(first, second);
        Assert.Equal((true, false), (firstIsNew, secondIsNew));
        Assert.NotSame(first, _registry.Acquire(CallLocator.Room("992"), () => _fixture.New(CallLocator.Room("992"))).Call);
        first.Release();
        Assert.True(_registry.TryGet(first.Leg.Key, out _));
        first.Release();
        Assert.False(_registry.TryGet(first.Leg.Key, out _));
    }

    [Fact]
    public void Acquire_AfterTheEnd_ReturnsANewCall()
    {
        LiveCall first = _registry.Acquire(Room, () => _fixture.New(Room)).Call;
        first.TryPost([new CallDisconnected { Id = "1" }]);
        LiveCall second = _registry.Acquire(Room, () => _fixture.New(Room, "c2")).Call;
        Assert.NotSame(first, second);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(second, _registry.Acquire(Room, () => _fixture.New(Room)).Call);
        Assert.Same(second, Assert.Single(_registry.Calls));
        Assert.True(_tombstones.Contains(first.Leg.Key, out bool abandoned));
        Assert.False(abandoned);
    }

    [Fact]
    public void TryGet_ConnectionId_FindsTheCallUntilItEnds()
    {
        LiveCall call = _registry.Acquire(Room, () => _fixture.New(Room)).Call;
        Assert.True(_registry.TryGet(new CallConnectionId("c1"), out LiveCall? found));
        Assert.Same(call, found);
        Assert.False(_registry.TryGet(new CallConnectionId("c2"), out _));
        call.TryPost([new CallDisconnected { Id = "1" }]);
        Assert.False(_registry.TryGet(new CallConnectionId("c1"), out _));
        Assert.False(_registry.TryAcquire("c1", out _));
    }

    [Fact]
    public void AcquireAttached_HeldCall_ReturnsIt()
    {
        LiveCall known = _registry.Acquire(Room, () => _fixture.New(Room)).Call;
        Assert.Same(known, _registry.AcquireAttached(_fixture.New()));
        Assert.Single(_registry.All);
    }

    [Fact]
    public void AcquireAttached_EarlierEvents_AreApplied()
    {
        LiveCall attached = _fixture.New();
        _unclaimed.Keep(attached.Leg.Key, [new CallConnected { Id = "1" }]);
        Assert.Same(attached, _registry.AcquireAttached(attached));
        Assert.Equal(CallConnectionState.Connected, attached.State.Connection);
        Assert.Equal(0, _unclaimed.Count);
    }

    [Fact]
    public void Release_ConnectedCall_LeavesNoTombstone()
    {
        LiveCall call = _registry.Acquire(Room, () => _fixture.New(Room)).Call;
        call.SetConnected();
        call.Release();
        Assert.Equal(0, _tombstones.Count);
        Assert.Empty(_registry.All);
    }

    [Fact]
    public void Release_WhileConnecting_LeavesAnAbandonedTombstone()
    {
        LiveCall call = _registry.Acquire(Room, () => _fixture.New(Room)).Call;
        call.Release();
        Assert.True(_tombstones.Contains(call.Leg.Key, out bool abandoned));
        Assert.True(abandoned);
    }

    [Fact]
    public async Task Acquire_ManyThreads_MakesOneCall()
    {
        int made = 0;
        LiveCall[] held = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => _registry.Acquire(Room, () =>
            {
                Interlocked.Increment(ref made);
                return _fixture.New(Room);
            }).Call,
            TestContext.Current.CancellationToken)));
        Assert.Equal(1, made);
        Assert.All(held, call => Assert.Same(held[0], call));
    }
}
