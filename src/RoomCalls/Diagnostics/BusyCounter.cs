namespace RoomCalls.Diagnostics;

/// <summary>
/// Counts what is at work right now (not what waits for an event or a timer), so that a test that owns the clock knows when to move it.
/// </summary>
internal sealed class BusyCounter
{
    private int _busy;
    private int _generation;

    public bool IsIdle => Volatile.Read(ref _busy) == 0;

    /// <summary>Grows whenever something begins.</summary>
    public int Generation => Volatile.Read(ref _generation);

    public void Enter()
    {
        Interlocked.Increment(ref _generation);
        Interlocked.Increment(ref _busy);
    }

    public void Exit() => Interlocked.Decrement(ref _busy);

    /// <summary>Ends when nothing is at work and nothing has begun for a while of yields.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        const int QuietRounds = 20;
        for (int quiet = 0, generation = -1; quiet < QuietRounds; quiet++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsIdle || generation != Generation)
            {
                generation = Generation;
                quiet = -1;
            }

            await Task.Yield();
        }
    }
}
