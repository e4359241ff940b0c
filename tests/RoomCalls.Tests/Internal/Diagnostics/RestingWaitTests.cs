using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Tests.Internal.Diagnostics;

public sealed class RestingWaitTests
{
    private readonly WorkTracker _busy = new();

    [Fact]
    public async Task RestAsync_Waiting_IsIdleUntilTheResult()
    {
        _busy.Enter();
        RestingWait<int> wait = new(_busy);
        Task<int> resting = wait.RestAsync(CurrentTest.Token);
        await _busy.WhenIdleAsync(static () => 0, CurrentTest.Token);
        wait.SetResult(7);
        Assert.Equal(7, await resting);
        await BusyOnceAsync();
    }

    [Fact]
    public async Task RestAsync_Failure_IsThrownToTheCaller()
    {
        _busy.Enter();
        RestingWait<int> wait = new(_busy);
        wait.SetException(new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => wait.RestAsync(CurrentTest.Token));
        await BusyOnceAsync();
    }

    [Fact]
    public async Task RestAsync_ResultAfterACancellation_CountsTheCallerOnce()
    {
        _busy.Enter();
        using CancellationTokenSource giveUp = new();
        RestingWait<int> wait = new(_busy);
        Task<int> resting = wait.RestAsync(giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resting);
        wait.SetResult(7);
        await BusyOnceAsync();
    }

    [Fact]
    public async Task RestAsync_AlreadyCancelled_ThrowsAtOnce()
    {
        _busy.Enter();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RestingWait<int>(_busy).RestAsync(new CancellationToken(canceled: true)));
        await BusyOnceAsync();
    }

    /// <summary>Exactly one is at work: idle after one exit, and not before.</summary>
    private async Task BusyOnceAsync()
    {
        Task idle = _busy.WhenIdleAsync(static () => 0, CurrentTest.Token);
        Assert.False(idle.IsCompleted);
        _busy.Exit();
        await idle;
    }
}
