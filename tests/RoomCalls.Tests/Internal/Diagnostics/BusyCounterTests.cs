using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Tests.Internal.Diagnostics;

public sealed class BusyCounterTests
{
    [Fact]
    public async Task WhenIdleAsync_WorkAndRequests_WaitsForBoth()
    {
        BusyCounter busy = new();
        busy.Enter();
        busy.BeginRequest();
        Task idle = busy.WhenIdleAsync(() => 0, CurrentTest.Token);
        Task idleButForTheRequest = busy.WhenIdleAsync(() => 1, CurrentTest.Token);
        Assert.False(idle.IsCompleted);
        busy.Exit();
        await idleButForTheRequest;
        Assert.False(idle.IsCompleted);
        busy.EndRequest();
        await idle;
    }

    [Fact]
    public async Task WhenIdleAsync_Cancelled_ThrowsOperationCanceled()
    {
        BusyCounter busy = new();
        busy.Enter();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => busy.WhenIdleAsync(() => 0, new CancellationToken(canceled: true)));
    }
}
