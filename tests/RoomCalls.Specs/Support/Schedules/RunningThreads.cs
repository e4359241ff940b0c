namespace RoomCalls.Specs.Support.Schedules;

/// <summary>Counts the threads that run something which a flow of work has started, so that the flow knows when it is alone.</summary>
internal sealed class RunningThreads
{
    /// <summary>How often a thread looks whether it is alone; other tests of the process may never let it be.</summary>
    private const int LongestWait = 200;

    /// <summary>How many milliseconds more a thread that does not go on is waited for.</summary>
    private const int LongestPause = 5_000;

    private static readonly AsyncLocal<RunningThreads?> Current = new(static change =>
    {
        change.PreviousValue?.Count(-1);
        change.CurrentValue?.Count(1);
    });

    private int _count;

    /// <summary>Whether nothing but the caller runs, as far as can be told, and nothing waits for a thread.</summary>
    public bool IsAlone => Volatile.Read(ref _count) <= 1 && ThreadPool.PendingWorkItemCount == 0;

    /// <summary>Counts from here on what the caller starts.</summary>
    public static RunningThreads Begin()
    {
        RunningThreads threads = new();
        Current.Value = threads;
        return threads;
    }

    /// <summary>Waits until nothing but the caller runs. A thread that the machine has put aside is waited for, work of others only for a moment.</summary>
    public async Task WhenAloneAsync()
    {
        for (int round = 0, quiet = 0; quiet < 3; round++)
        {
            quiet = IsAlone ? quiet + 1 : 0;
            if (round < LongestWait)
            {
                await Task.Yield();
            }
            else if (Volatile.Read(ref _count) > 1 && round < LongestWait + LongestPause)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            }
            else
            {
                break;
            }
        }
    }

    private void Count(int change) => Interlocked.Add(ref _count, change);
}
