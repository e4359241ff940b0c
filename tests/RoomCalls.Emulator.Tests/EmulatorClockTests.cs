namespace RoomCalls.Emulator.Tests;

public sealed class EmulatorClockTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Time_stands_still_until_it_is_advanced()
    {
        EmulatorClock clock = new();
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
        long start = clock.GetTimestamp();
        clock.Advance(90 * Second);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 9, 1, 30, TimeSpan.Zero), clock.GetUtcNow());
        Assert.Equal(90 * Second, clock.GetElapsedTime(start));
        Assert.Equal(TimeZoneInfo.Utc, clock.LocalTimeZone);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(-Second));
    }

    [Fact]
    public void It_starts_at_the_given_time()
    {
        DateTimeOffset start = new(2027, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal(start, new EmulatorClock(start).GetUtcNow());
    }

    [Fact]
    public async Task Delays_tokens_and_periodic_timers_follow_it()
    {
        EmulatorClock clock = new();
        Task delay = Task.Delay(Second, clock, TestContext.Current.CancellationToken);
        using CancellationTokenSource source = new(2 * Second, clock);
        using PeriodicTimer periodic = new(Second, clock);
        Task<bool> tick = periodic.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask();
        clock.Advance(Second);
        await delay;
        Assert.True(await tick);
        Assert.False(source.IsCancellationRequested);
        tick = periodic.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask();
        clock.Advance(Second);
        Assert.True(await tick);
        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public void Timers_fire_in_order_each_at_its_instant()
    {
        EmulatorClock clock = new();
        List<(string Name, double At)> fired = [];
        DateTimeOffset start = clock.GetUtcNow();
        using ITimer late = Timer("late", 3);
        using ITimer first = Timer("first", 1);
        using ITimer second = Timer("second", 1);
        using ITimer gone = Timer("gone", 2);
        gone.Dispose();
        clock.Advance(5 * Second);
        Assert.Equal([("first", 1), ("second", 1), ("late", 3)], fired);
        Assert.Equal(0, clock.PendingTimers);

        ITimer Timer(string name, int due) =>
            clock.CreateTimer(_ => fired.Add((name, (clock.GetUtcNow() - start).TotalSeconds)), null, due * Second, Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void A_timer_repeats_until_it_is_changed()
    {
        EmulatorClock clock = new();
        int fired = 0;
        using ITimer timer = clock.CreateTimer(_ => fired++, null, Second, 2 * Second);
        clock.Advance(5 * Second);
        Assert.Equal(3, fired);
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        clock.Advance(5 * Second);
        Assert.Equal(3, fired);
        timer.Dispose();
        Assert.False(timer.Change(Second, Second));
    }

    [Fact]
    public async Task A_timer_that_is_due_at_once_needs_no_advance()
    {
        EmulatorClock clock = new();
        TaskCompletionSource fired = new();
        await using ITimer timer = clock.CreateTimer(_ => fired.TrySetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await fired.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
