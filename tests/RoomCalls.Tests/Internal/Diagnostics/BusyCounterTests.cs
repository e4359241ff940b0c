using RoomCalls.Internal.Diagnostics;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Diagnostics;

public sealed class BusyCounterTests
{
    [Fact]
    public async Task WhenIdleAsync_WaitsForWorkAndRequests()
    {
        BusyCounter busy = new();
        busy.Enter();
        busy.BeginRequest();
        Task idle = busy.WhenIdleAsync(() => 0, World.Token);
        Task idleButForTheRequest = busy.WhenIdleAsync(() => 1, World.Token);
        Assert.False(idle.IsCompleted);
        busy.Exit();
        await idleButForTheRequest;
        Assert.False(idle.IsCompleted);
        busy.EndRequest();
        await idle;
    }

    [Fact]
    public async Task WhenIdleAsync_EndsOnCancellation()
    {
        BusyCounter busy = new();
        busy.Enter();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => busy.WhenIdleAsync(() => 0, new CancellationToken(canceled: true)));
    }
}
