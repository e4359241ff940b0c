using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator.Tests.Time;

public sealed class SchedulerTests
{
    private readonly EmulatorClock _clock = new();

    [Fact]
    public void An_action_runs_once_before_other_timers_of_its_instant()
    {
        List<string> order = [];
        using ITimer other = _clock.CreateTimer(_ => order.Add("other"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        new Scheduler(_clock, _clock.Timers).Schedule(TimeSpan.FromSeconds(1), () => order.Add("own"));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["own", "other"], order);
    }

    [Fact]
    public void Without_a_wait_it_runs_at_once()
    {
        bool ran = false;
        new Scheduler(_clock, _clock.Timers).Schedule(TimeSpan.Zero, () => ran = true);
        Assert.True(ran);
    }

    [Fact]
    public void What_is_cancelled_does_not_run()
    {
        Scheduler scheduler = new(_clock);
        int ran = 0;
        ScheduledAction one = scheduler.Schedule(TimeSpan.FromSeconds(1), () => ran++);
        scheduler.Schedule(TimeSpan.FromSeconds(2), () => ran++);
        scheduler.Schedule(TimeSpan.FromSeconds(2), () => ran++);
        one.Dispose();
        Assert.Equal(2, _clock.PendingTimers);
        scheduler.CancelAll();
        Assert.Equal(0, _clock.PendingTimers);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, ran);
    }
}
