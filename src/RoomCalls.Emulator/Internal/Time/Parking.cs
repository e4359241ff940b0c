namespace RoomCalls.Emulator.Internal.Time;

/// <summary>A wait that counts as idle, because only the clock, or a callback that the clock brings, can end it.</summary>
/// <remarks>Resuming counts the work as in flight again before it returns, so that the clock cannot move in between.</remarks>
internal sealed class Parking(InFlight inFlight)
{
    private readonly TaskCompletionSource _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _done;

    /// <summary>Ends the wait; a second time does nothing.</summary>
    public void Resume()
    {
        if (Interlocked.Exchange(ref _done, 1) == 0)
        {
            inFlight.Begin();
            _resumed.TrySetResult();
        }
    }

    /// <summary>Waits until resumed. The caller's work is in flight when this is called and again when it ends, however it ends.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        inFlight.End();
        await using (cancellationToken.UnsafeRegister(static parking => ((Parking)parking!).Resume(), this))
        {
            await _resumed.Task;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Waits for a time of the clock.</summary>
    public static async Task DelayAsync(InFlight inFlight, Scheduler scheduler, TimeSpan by, CancellationToken cancellationToken)
    {
        Parking parking = new(inFlight);
        using ScheduledAction wake = scheduler.Schedule(by, parking.Resume);
        await parking.WaitAsync(cancellationToken);
    }
}
