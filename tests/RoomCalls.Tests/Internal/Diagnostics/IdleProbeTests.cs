using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Tests.Internal.Diagnostics;

public sealed class IdleProbeTests
{
    private readonly IdleProbe _probe = new(new WorkTracker());

    [Fact]
    public async Task WhenIdleAsync_WorkInProgress_WaitsForItsEnd()
    {
        IDisposable first = _probe.BeginWork(), second = _probe.BeginWork();
        Task idle = _probe.WhenIdleAsync(static () => 0, CurrentTest.Token);
        first.Dispose();
        first.Dispose();   // counts once
        for (int i = 0; i < 100; i++)
        {
            await Task.Yield();
        }

        Assert.False(idle.IsCompleted);
        second.Dispose();
        await idle.OrTimeoutAsync();
    }

    [Fact]
    public async Task WhenIdleAsync_Cancelled_Throws()
    {
        using IDisposable work = _probe.BeginWork();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _probe.WhenIdleAsync(static () => 0, new CancellationToken(canceled: true)));
    }
}
