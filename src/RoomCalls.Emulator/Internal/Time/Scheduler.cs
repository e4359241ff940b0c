namespace RoomCalls.Emulator.Internal.Time;

/// <summary>Runs actions later, by the emulator's clock, and forgets all of them at once.</summary>
internal sealed class Scheduler(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<ScheduledAction> _live = [];

    /// <summary>Runs an action after a while; with no while to wait, at once and on the calling thread.</summary>
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

        scheduled.Start(time, by);
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

    /// <summary>Drops an action that ran or was disposed.</summary>
    public void Forget(ScheduledAction scheduled)
    {
        lock (_lock)
        {
            _live.Remove(scheduled);
        }
    }
}
