namespace RoomCalls.Internal.Diagnostics;

/// <summary>
/// A wait for other work, during which the waiter does not count as working. Ending the wait counts the waiter again before the waiter itself
/// can run, so that the manager never counts as idle in between.
/// </summary>
internal sealed class RestingWait<T>(WorkTracker work)
{
    private readonly TaskCompletionSource<T> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _awake;

    public async Task<T> RestAsync(CancellationToken cancellationToken)
    {
        work.Exit();
        await using (cancellationToken.UnsafeRegister(Cancel, this).ConfigureAwait(false))
        {
            return await _over.Task.ConfigureAwait(false);
        }
    }

    public void SetResult(T value)
    {
        Wake();
        _over.TrySetResult(value);
    }

    public void SetException(Exception failure)
    {
        Wake();
        _over.TrySetException(failure);
        _ = _over.Task.Exception;
    }

    private static void Cancel(object? wait, CancellationToken cancellationToken)
    {
        RestingWait<T> self = (RestingWait<T>)wait!;
        self.Wake();
        self._over.TrySetCanceled(cancellationToken);
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _awake, 1) == 0)
        {
            work.Enter();
        }
    }
}
