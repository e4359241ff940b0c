using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator.Tests.Time;

public sealed class InFlightTests
{
    [Fact]
    public async Task WhenIdle_ends_with_the_last_one()
    {
        InFlight inFlight = new();
        await inFlight.WhenIdleAsync(TestContext.Current.CancellationToken);
        inFlight.Begin();
        inFlight.Begin();
        Task idle = inFlight.WhenIdleAsync(TestContext.Current.CancellationToken);
        inFlight.End();
        Assert.False(idle.IsCompleted);
        inFlight.End();
        await idle;
        Assert.Equal((true, 2), (inFlight.IsIdle, inFlight.Started));
    }

    [Fact]
    public async Task Parked_work_counts_as_idle_until_it_is_resumed()
    {
        InFlight inFlight = new();
        EmulatorClock clock = new();
        inFlight.Begin();
        Task delay = Parking.DelayAsync(inFlight, new Scheduler(clock, clock.Timers), TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.True(inFlight.IsIdle);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(inFlight.IsIdle);
        await delay;
    }

    [Fact]
    public async Task A_cancelled_wait_is_in_flight_again()
    {
        InFlight inFlight = new();
        EmulatorClock clock = new();
        using CancellationTokenSource source = new();
        inFlight.Begin();
        Task delay = Parking.DelayAsync(inFlight, new Scheduler(clock, clock.Timers), TimeSpan.FromSeconds(1), source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay);
        Assert.False(inFlight.IsIdle);
        Assert.Equal(0, clock.PendingTimers);
    }
}
