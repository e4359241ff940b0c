namespace RoomCalls.Emulator.Internal.Time;

/// <summary>Virtual time: an instant that moves from timer to timer. Thread-safe.</summary>
internal sealed class TimerQueue(DateTimeOffset start)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<ManualTimer> _pending = new(ManualTimer.DueOrder);
    private DateTimeOffset _now = start;
    private long _sequence;

    /// <summary>The present instant.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>The number of timers that wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Creates a timer that fires once its instant has come; of those of one instant, a first one goes before the others.</summary>
    public ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period, bool first)
    {
        ManualTimer timer = new(this, callback, state, first);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next due timer and fires it; without one, moves to the limit and returns <see langword="false"/>.</summary>
    public bool Step(DateTimeOffset limit)
    {
        ManualTimer? next;
        lock (_lock)
        {
            next = _pending.Min;
            if (next is null || next.Due > limit)
            {
                _now = limit > _now ? limit : _now;
                return false;
            }

            _pending.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
            if (next.Period > TimeSpan.Zero)
            {
                Add(next, _now + next.Period);
            }
        }

        next.Fire();
        return true;
    }

    /// <summary>Sets or clears the instant of a timer.</summary>
    public void Plan(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _pending.Remove(timer);
            timer.Period = period;
            if (dueTime > TimeSpan.Zero)
            {
                Add(timer, _now + dueTime);
            }
            else if (dueTime == TimeSpan.Zero)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static due => due.Fire(), timer, preferLocal: false);
                if (period > TimeSpan.Zero)
                {
                    Add(timer, _now + period);
                }
            }
        }
    }

    /// <summary>Puts a timer among those that wait. Under the lock.</summary>
    private void Add(ManualTimer timer, DateTimeOffset due)
    {
        timer.Due = due;
        timer.Sequence = ++_sequence;
        _pending.Add(timer);
    }
}
