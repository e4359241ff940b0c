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
}
