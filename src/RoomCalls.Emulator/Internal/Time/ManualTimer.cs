namespace RoomCalls.Emulator.Internal.Time;

/// <summary>A timer of the virtual clock. Its instant, period and sequence are written under the clock's lock.</summary>
internal sealed class ManualTimer(TimerQueue queue, TimerCallback callback, object? state, bool first) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private volatile bool _disposed;

    /// <summary>Orders by instant, then the emulator's timers before others, then by age.</summary>
    public static IComparer<ManualTimer> DueOrder { get; } = Comparer<ManualTimer>.Create(Compare);

    /// <summary>When it fires next.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>The interval after that; not positive means none.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>The age: of two timers that are otherwise equal the older one fires first.</summary>
    public long Sequence { get; set; }

    private int Rank { get; } = first ? 0 : 1;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        queue.Plan(this, dueTime, period);
        return true;
    }

    /// <summary>Calls back in the execution context in which the timer was created.</summary>
    public void Fire()
    {
        if (_disposed)
        {
            return;
        }

        if (_context is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(_context, _ => callback(state), null);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        queue.Plan(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static int Compare(ManualTimer x, ManualTimer y)
    {
        int byDue = x.Due.CompareTo(y.Due);
        int byRank = byDue != 0 ? byDue : x.Rank.CompareTo(y.Rank);
        return byRank != 0 ? byRank : x.Sequence.CompareTo(y.Sequence);
    }
}
