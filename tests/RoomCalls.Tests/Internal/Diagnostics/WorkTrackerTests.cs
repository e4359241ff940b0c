using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Tests.Internal.Diagnostics;

public sealed class WorkTrackerTests
{
    [Fact]
    public async Task WhenIdleAsync_WorkAndRequests_WaitsForBoth()
    {
        WorkTracker work = new();
        work.Enter();
        work.BeginRequest();
        Task idle = work.WhenIdleAsync(() => 0, CurrentTest.Token);
        Task idleButForTheRequest = work.WhenIdleAsync(() => 1, CurrentTest.Token);
        Assert.False(idle.IsCompleted);
        work.Exit();
        await idleButForTheRequest;
        Assert.False(idle.IsCompleted);
        work.EndRequest();
        await idle;
    }

    [Fact]
    public async Task WhenIdleAsync_Cancelled_ThrowsOperationCanceled()
    {
        WorkTracker work = new();
        work.Enter();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WhenIdleAsync(() => 0, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Begin_Scope_CountsUntilDisposed()
    {
        WorkTracker work = new();
        WorkScope scope = work.Begin();
        Task idle = work.WhenIdleAsync(static () => 0, CurrentTest.Token);
        Assert.False(idle.IsCompleted);
        scope.Dispose();
        Assert.NotNull(work.TrackRests());
    }

    [Fact]
    public void None_AnyWork_AllocatesNothing()
    {
        WorkTracker work = WorkTracker.None;
        Count(work);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Count(work);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Null(work.TrackRests());
    }

    private static void Count(WorkTracker work)
    {
        using WorkScope scope = work.Begin();
        work.BeginRequest();
        work.EndRequest();
        work.TrackRests()?.Rest();
    }
}
