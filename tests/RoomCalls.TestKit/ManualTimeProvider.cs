namespace RoomCalls.TestKit;

/// <summary>
/// A clock that stands until a test moves it. Timers fire on the thread that moves it, in the order they are due; a timer of no time fires at once; one of more than 49.7 days is refused, as the system does. It stands in
/// for <c>FakeTimeProvider</c> because tests also wait for a timer to be set, count the timers that are left, and skip time as a machine that slept.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The longest time of a timer of the system.</summary>
    private const double LongestMilliseconds = 0xfffffffe;

    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Seen)> _awaited = [];
    private readonly List<TimeSpan> _made = [];
    private long _ticks;

    public ManualTimeProvider()
        : this(Start)
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public int ActiveTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>How long it is until the next timer is due; <see langword="null"/> when there is none.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count == 0 ? null : TimeSpan.FromTicks(Math.Max(0, _timers.Min(t => t.Due) - GetTimestamp()));
            }
        }
    }

    /// <summary>A time of the first minute.</summary>
    public static DateTimeOffset At(int second) => Start.AddSeconds(second);

    public override DateTimeOffset GetUtcNow() => start.AddTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends when a timer of just this due time has been made, now or earlier.</summary>
    public Task WhenTimerAsync(TimeSpan due)
    {
        lock (_gate)
        {
            if (_made.Contains(due))
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((due, seen));
            return seen.Task.WaitAsync(CurrentTest.Token);
        }
    }

    public void Advance(TimeSpan time)
    {
        long end = GetTimestamp() + time.Ticks;
        while (Next(end) is ManualTimer timer)
        {
            timer.Fire();
        }

        Interlocked.Exchange(ref _ticks, end);
    }

    /// <summary>As a machine that slept: of all timers that are due by then, the latest fires first.</summary>
    public void Skip(TimeSpan time)
    {
        Interlocked.Add(ref _ticks, time.Ticks);
        while (Next(GetTimestamp(), latest: true) is ManualTimer timer)
        {
            timer.Fire();
        }
    }

    private ManualTimer? Next(long end, bool latest = false)
    {
        lock (_gate)
        {
            IEnumerable<ManualTimer> due = _timers.Where(t => t.Due <= end);
            ManualTimer? next = latest ? due.MaxBy(t => t.Due) : due.MinBy(t => t.Due);
            if (next is not null)
            {
                Interlocked.Exchange(ref _ticks, Math.Max(_ticks, next.Due));
                next.Renew();
            }

            return next;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private volatile bool _disposed;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime.TotalMilliseconds, LongestMilliseconds, nameof(dueTime));
            lock (clock._gate)
            {
                if (_disposed)
                {
                    return false;
                }

                clock._timers.Remove(this);
                _period = period;
                if (dueTime == TimeSpan.Zero)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Fire(), this, preferLocal: false);
                }
                else if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.GetTimestamp() + dueTime.Ticks;
                    clock._timers.Add(this);
                    clock._made.Add(dueTime);
                    foreach ((TimeSpan Due, TaskCompletionSource Seen) awaited in clock._awaited.Where(a => a.Due == dueTime))
                    {
                        awaited.Seen.TrySetResult();
                    }
                }
            }

            return true;
        }

        public void Renew()
        {
            if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero)
            {
                clock._timers.Remove(this);
            }
            else
            {
                Due += _period.Ticks;
            }
        }

        public void Fire()
        {
            if (!_disposed)
            {
                callback(state);
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                _disposed = true;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
