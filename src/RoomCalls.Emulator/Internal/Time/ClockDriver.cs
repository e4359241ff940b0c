namespace RoomCalls.Emulator.Internal.Time;

/// <summary>Moves the virtual clock timer by timer and lets everything come to rest between two of them.</summary>
internal sealed class ClockDriver(TimerQueue timers, InFlight inFlight, ClientList clients) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Moves the clock. Two callers go one after the other.</summary>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            DateTimeOffset limit = timers.Now + by;
            do
            {
                await SettleAsync(cancellationToken);
            }
            while (timers.Step(limit));

            await SettleAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Waits until nothing is in flight and the clients are idle, and nothing new has started meanwhile.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        long before;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            before = inFlight.Started;
            await inFlight.WhenIdleAsync(cancellationToken);
            await clients.WaitUntilIdleAsync(cancellationToken);
        }
        while (!inFlight.IsIdle || inFlight.Started != before);
    }
}
