namespace RoomCalls.Emulator.Internal.Time;

/// <summary>Runs actions later, by the emulator's clock, and forgets all of them at once.</summary>
internal sealed class Scheduler(TimeProvider time, TimerQueue? timers = null)
{
    private readonly Lock _lock = new();
    private readonly HashSet<ScheduledAction> _live = [];

    /// <summary>Runs an action after a time; without one, at once and on the calling thread.</summary>
    public ScheduledAction Schedule(TimeSpan by, Action action)
    {
        ScheduledAction scheduled = new(this, action);
        if (by <= TimeSpan.Zero)
        {
            scheduled.Fire();
            return scheduled;
        }

        lock (_lock)
        {
            _live.Add(scheduled);
        }

        scheduled.Start(fire => CreateTimer(fire, by));
        return scheduled;
    }

    /// <summary>Cancels all that has not run.</summary>
    public void CancelAll()
    {
        ScheduledAction[] all;
        lock (_lock)
        {
            all = [.. _live];
        }

        foreach (ScheduledAction scheduled in all)
        {
            scheduled.Dispose();
        }
    }

    /// <summary>Virtual time puts the emulator's timers before others of the same instant.</summary>
    private ITimer CreateTimer(TimerCallback fire, TimeSpan by) =>
        timers?.CreateTimer(fire, null, by, Timeout.InfiniteTimeSpan, first: true) ?? time.CreateTimer(fire, null, by, Timeout.InfiniteTimeSpan);

    /// <summary>Drops an action that ran or was disposed.</summary>
    public void Forget(ScheduledAction scheduled)
    {
        lock (_lock)
        {
            _live.Remove(scheduled);
        }
    }
}
