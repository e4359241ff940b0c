using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class CallDirectoryTests : IDisposable
{
    private static readonly CallLocator Room = CallLocator.Room("991");
    private readonly LiveCallFixture _fixture = new();
    private readonly CallDirectory _directory;

    public CallDirectoryTests() => _directory = new(_fixture.Store);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task TakeLegAsync_SameLocator_ReturnsOneLeg()
    {
        TakenLeg first = await TakeAsync(Room);
        TakenLeg second = await TakeAsync(CallLocator.Room("991"));
        Assert.Same(first.Leg, second.Leg);
        Assert.Equal((true, false), (first.IsNew, second.IsNew));
        Assert.NotSame(first.Leg, (await TakeAsync(CallLocator.Room("992"))).Leg);
        Assert.Equal(2, first.Leg.Call.Handles.Count);
    }

    [Fact]
    public async Task TakeLegAsync_LegGone_ReturnsANewOneOfANewCall()
    {
        TakenLeg first = await TakeAsync(Room);
        first.Leg.TryEnd();
        _directory.Remove(first.Leg, CallRetirement.Ended);
        first.Leg.Call.Post(new RoomCalls.Internal.State.LegDropped(default, first.Leg.Generation));
        TakenLeg second = await TakeAsync(Room);
        Assert.NotSame(first.Leg, second.Leg);
        Assert.True(_fixture.Tombstones.Contains(first.Leg.Key.Value, out bool abandoned));
        Assert.False(abandoned);
    }

    [Fact]
    public async Task TakeLegAsync_CallWithASeatOnly_GivesItTheLeg()
    {
        LiveCall call = _directory.Take(Room, () => _fixture.New(Room));
        TakenLeg taken = await TakeAsync(Room);
        Assert.Same(call, taken.Leg.Call);
        Assert.True(call.HasLeg);
        Assert.Equal(2, call.Handles.Count);
    }

    [Fact]
    public async Task TakeLegAsync_ManyThreads_MakesOneLeg()
    {
        for (int round = 0; round < 50; round++)
        {
            CallLocator locator = CallLocator.Room($"{round}");
            using Barrier start = new(4);
            TakenLeg[] taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    return TakeAsync(locator).AsTask();
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));
            Assert.Single(taken, t => t.IsNew);
            Assert.All(taken, t => Assert.Same(taken[0].Leg, t.Leg));
        }
    }

    [Fact]
    public async Task TakeConnectedLegAsync_HeldLeg_ReturnsIt()
    {
        TakenLeg known = await TakeAsync(Room);
        known.Leg.Learn("c1");
        _directory.OnConnectionId(known.Leg);
        TakenLeg attached = await AttachAsync(new CallConnectionProperties("c1"), CallKey.New());
        Assert.Same(known.Leg, attached.Leg);
        Assert.False(attached.IsNew);
    }

    [Fact]
    public async Task TakeConnectedLegAsync_EarlierEvents_AreApplied()
    {
        CallKey key = CallKey.New();
        await _fixture.Store.AppendAsync(new CallbackEntry { CallKey = key.Value, At = default, Events = [new CallConnected { Id = "1" }] }, CurrentTest.Token);
        TakenLeg attached = await AttachAsync(new CallConnectionProperties("c1"), key);
        Assert.Equal(CallConnectionState.Connected, attached.Leg.Call.State.Connection);
        Assert.Equal(0, _fixture.Unclaimed.Count);
    }

    /// <summary>A leg that was attached under a room's name is the room's leg: connecting by the room shares it.</summary>
    [Fact]
    public async Task TakeConnectedLegAsync_NamedRoom_IsSharedByItsLocator()
    {
        TakenLeg attached = await _directory.TakeConnectedLegAsync(
            new CallConnectionProperties("c1"), Room, CallKey.New(), () => _fixture.New(Room), call => new ServerLeg(call, CallKey.New(), isForeign: false, "c1"));
        TakenLeg connected = await TakeAsync(Room);
        Assert.Same(attached.Leg, connected.Leg);
        Assert.False(connected.IsNew);
    }

    [Fact]
    public async Task TryGet_ConnectionId_FindsTheCallUntilTheLegEnds()
    {
        TakenLeg taken = await TakeAsync(Room);
        taken.Leg.Learn("c1");
        _directory.OnConnectionId(taken.Leg);
        Assert.True(_directory.TryGet("c1", out LiveCall? found));
        Assert.Same(taken.Leg.Call, found);
        Assert.False(_directory.TryGet("c2", out _));
        _directory.Remove(taken.Leg, CallRetirement.Ended);
        Assert.False(_directory.TryGet("c1", out _));
        Assert.Null(await _fixture.Store.FindAsync(new CallName(CallNameKind.Connection, "c1"), CurrentTest.Token));
    }

    [Fact]
    public async Task Remove_ConnectedLeg_LeavesNothingInTheStore()
    {
        int before = _fixture.Store.Count;
        TakenLeg taken = await TakeAsync(Room);
        _directory.Remove(taken.Leg, CallRetirement.Unfollowed);
        _directory.Remove(taken.Leg.Call);
        Assert.Equal((before, 0), (_fixture.Store.Count, _fixture.Tombstones.Count));
        Assert.Empty(_directory.All);
    }

    [Fact]
    public async Task OnConnectionId_LegRemovedBefore_LeavesNothing()
    {
        int before = _fixture.Store.Count;
        TakenLeg taken = await TakeAsync(Room);
        _directory.Remove(taken.Leg, CallRetirement.Unfollowed);
        taken.Leg.Learn("c7");
        _directory.OnConnectionId(taken.Leg);
        Assert.False(_directory.TryGet("c7", out _));
        Assert.Equal(before, _fixture.Store.Count);
        Assert.Null(await _fixture.Store.FindAsync(new CallName(CallNameKind.Connection, "c7"), CurrentTest.Token));
    }

    [Fact]
    public async Task TakeLegAsync_RemovedWhileItIsFollowed_IsRetiredAgain()
    {
        int before = _fixture.Store.Count;
        CallDirectory? directory = null;
        directory = new CallDirectory(new InterruptedStore(_fixture.Store, leg => directory!.Remove(leg, CallRetirement.Abandoned)));
        TakenLeg taken = await directory.TakeLegAsync(Room, () => _fixture.New(Room), CurrentTest.Token);
        Assert.Equal(before, _fixture.Store.Count);
        Assert.Null(await _fixture.Store.FindAsync(new CallName(CallNameKind.Room, "991"), CurrentTest.Token));
        Assert.True(_fixture.Tombstones.Contains(taken.Leg.Key.Value, out bool abandoned));
        Assert.True(abandoned);
    }

    [Fact]
    public async Task TakeLegAsync_Stopped_ThrowsAndKeepsNoName()
    {
        _directory.Stop();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => TakeAsync(Room).AsTask());
        Assert.Null(await _fixture.Store.FindAsync(new CallName(CallNameKind.Room, "991"), CurrentTest.Token));
    }

    private ValueTask<TakenLeg> TakeAsync(CallLocator locator) => _directory.TakeLegAsync(locator, () => _fixture.New(locator), CurrentTest.Token);

    private ValueTask<TakenLeg> AttachAsync(CallConnectionProperties connection, CallKey key) => _directory.TakeConnectedLegAsync(
        connection, null, key, () => _fixture.New(), call => new ServerLeg(call, key, isForeign: false, connection.Id));

    /// <summary>A store in which something happens just before a leg is followed.</summary>
    private sealed class InterruptedStore(ICallStore inner, Action<ServerLeg> beforeFollowing) : ICallStore
    {
        public ValueTask<AppendResult> AppendAsync(CallLogEntry entry, CancellationToken cancellationToken) => inner.AppendAsync(entry, cancellationToken);

        public ValueTask FollowAsync(string callKey, ICallFollower follower, CancellationToken cancellationToken)
        {
            beforeFollowing((ServerLeg)follower);
            return inner.FollowAsync(callKey, follower, cancellationToken);
        }

        public ValueTask RetireAsync(string callKey, CallRetirement retirement, CancellationToken cancellationToken) => inner.RetireAsync(callKey, retirement, cancellationToken);

        public ValueTask OpenAsync(StoredOperation record, CancellationToken cancellationToken) => inner.OpenAsync(record, cancellationToken);

        public ValueTask AcceptAsync(string callKey, Guid operationId, string? invitationId, CancellationToken cancellationToken) =>
            inner.AcceptAsync(callKey, operationId, invitationId, cancellationToken);

        public ValueTask<bool> TryEndAsync(string callKey, Guid operationId, StoredOperationEnd reason, CancellationToken cancellationToken) =>
            inner.TryEndAsync(callKey, operationId, reason, cancellationToken);

        public ValueTask<string> ClaimAsync(CallName name, string callKey, CancellationToken cancellationToken) => inner.ClaimAsync(name, callKey, cancellationToken);

        public ValueTask ReleaseNamesAsync(string callKey, CancellationToken cancellationToken) => inner.ReleaseNamesAsync(callKey, cancellationToken);

        public ValueTask<string?> FindAsync(CallName name, CancellationToken cancellationToken) => inner.FindAsync(name, cancellationToken);
    }
}
