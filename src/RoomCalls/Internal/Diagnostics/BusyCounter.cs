namespace RoomCalls.Internal.Diagnostics;

/// <summary>
/// Counts the work in progress, but not waits for an event or a timer, so that a test with a virtual clock knows when to move it.
/// </summary>
internal sealed class BusyCounter
{
    private int _busy;
    private int _requests;
    private int _generation;

    public void Enter()
    {
        Interlocked.Increment(ref _generation);
        Interlocked.Increment(ref _busy);
    }

    public void Exit() => Interlocked.Decrement(ref _busy);

    /// <summary>Counts some work while it runs.</summary>
    public async Task<T> CountAsync<T>(Func<Task<T>> work)
    {
        Enter();
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Counts some work while it runs.</summary>
    public Task CountAsync(Func<Task> work) => CountAsync(async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });

    /// <summary>Starts a request: from now on the work is on the other side.</summary>
    public void BeginRequest()
    {
        Interlocked.Increment(ref _generation);
        Interlocked.Increment(ref _requests);
    }

    public void EndRequest() => Interlocked.Decrement(ref _requests);

    /// <summary>Completes when no work is in progress, and none has started during several yields.</summary>
    /// <param name="waitingRequests">Returns how many requests have reached the other side and wait there for their answer.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task WhenIdleAsync(Func<int> waitingRequests, CancellationToken cancellationToken)
    {
        const int QuietRounds = 20;
        for (int quiet = 0, generation = -1; quiet < QuietRounds; quiet++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool isIdle = Volatile.Read(ref _busy) == 0 && Volatile.Read(ref _requests) <= waitingRequests();
            if (!isIdle || generation != Volatile.Read(ref _generation))
            {
                generation = Volatile.Read(ref _generation);
                quiet = -1;
            }

            await Task.Yield();
        }
    }
}
