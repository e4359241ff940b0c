using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Roles;

namespace RoomCalls.Tests.Internal.Roles;

public sealed class CachedReadTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly WorkTracker _busy = new();
    private readonly List<TaskCompletionSource<string>> _readings = [];
    private readonly CachedRead<string> _read;

    public CachedReadTests()
    {
        _busy.Enter();   // whoever asks counts as work
        _read = new CachedRead<string>(
            () =>
            {
                _readings.Add(new TaskCompletionSource<string>());
                return _readings[^1].Task;
            },
            _clock,
            _busy);
    }

    [Fact]
    public async Task Peek_AfterARead_ReturnsItUntilItIsTooOld()
    {
        Assert.Null(_read.Peek(TimeSpan.MaxValue));
        await ReadAsync("a");
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("a", _read.Peek(TimeSpan.FromSeconds(2)));
        Assert.Null(_read.Peek(TimeSpan.FromSeconds(1.999)));
        Assert.Null(_read.Peek(TimeSpan.Zero));
    }

    [Fact]
    public async Task ReadAsync_DuringARead_JoinsIt()
    {
        Task<string> first = _read.ReadAsync(CurrentTest.Token);
        _busy.Enter();
        Task<string> second = _read.ReadAsync(CurrentTest.Token);
        Assert.Single(_readings);
        _readings[0].SetResult("a");
        Assert.Equal(("a", "a"), (await first, await second));
        _busy.Exit();
        Assert.Equal("b", await ReadAsync("b"));
        Assert.Equal("b", _read.Peek(TimeSpan.MaxValue));
    }

    [Fact]
    public async Task ReadAsync_Failure_ReachesAllCallersAndKeepsTheLastValue()
    {
        await ReadAsync("a");
        Assert.False(_read.HasFailedWithin(TimeSpan.MaxValue));
        Task<string> failing = _read.ReadAsync(CurrentTest.Token);
        _busy.Enter();
        Task<string> joined = _read.ReadAsync(CurrentTest.Token);
        _readings[^1].SetException(new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        await Assert.ThrowsAsync<InvalidOperationException>(() => joined);
        _busy.Exit();
        Assert.Equal("a", _read.Peek(TimeSpan.MaxValue));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(_read.HasFailedWithin(TimeSpan.FromSeconds(10)));
        Assert.False(_read.HasFailedWithin(TimeSpan.FromSeconds(9)));
        await ReadAsync("b");
        Assert.False(_read.HasFailedWithin(TimeSpan.MaxValue));
    }

    [Fact]
    public async Task Forget_DuringARead_DropsTheValueAndTheRead()
    {
        await ReadAsync("a");
        Task<string> late = _read.ReadAsync(CurrentTest.Token);
        _read.Forget();
        Assert.Null(_read.Peek(TimeSpan.MaxValue));
        _busy.Enter();
        Task<string> fresh = _read.ReadAsync(CurrentTest.Token);
        Assert.Equal(3, _readings.Count);
        _readings[2].SetResult("new");
        Assert.Equal("new", await fresh);
        _readings[1].SetResult("old");
        Assert.Equal("old", await late);
        Assert.Equal("new", _read.Peek(TimeSpan.MaxValue));
        _busy.Exit();
    }

    [Fact]
    public async Task ReadAsync_Waiting_CountsTheReadAsWorkOnly()
    {
        Task<string> asked = _read.ReadAsync(CurrentTest.Token);
        Task idle = _busy.WhenIdleAsync(static () => 0, CurrentTest.Token);
        Assert.False(idle.IsCompleted);
        _readings[0].SetResult("a");
        await asked;
        Assert.False(idle.IsCompleted);   // who asked is at work again
        _busy.Exit();
        await idle;
    }

    private async Task<string> ReadAsync(string value)
    {
        Task<string> reading = _read.ReadAsync(CurrentTest.Token);
        _readings[^1].SetResult(value);
        return await reading;
    }
}
