using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Internal.Roles;

/// <summary>
/// A cached value: kept for a while, read once for concurrent callers, and forgotten when it was changed, also while it is being read.
/// Reading counts as work; waiting for it does not. Safe for concurrent use.
/// </summary>
internal sealed class CachedRead<T>(Func<Task<T>> read, TimeProvider timeProvider, WorkTracker work)
    where T : class
{
    private readonly Lock _gate = new();
    private T? _value;
    private long _readAt;
    private long? _failedAt;
    private List<RestingWait<T>>? _waiting;

    /// <summary>The last value, if it is not older than the age; an age of zero never matches.</summary>
    public T? Peek(TimeSpan age)
    {
        lock (_gate)
        {
            return age > TimeSpan.Zero && _value is not null && timeProvider.GetElapsedTime(_readAt) <= age ? _value : null;
        }
    }

    /// <summary>Whether the last reading failed within the age.</summary>
    public bool HasFailedWithin(TimeSpan age)
    {
        lock (_gate)
        {
            return _failedAt is long at && timeProvider.GetElapsedTime(at) <= age;
        }
    }

    /// <summary>Reads again, or joins the reading that is under way. The caller counts as work and rests meanwhile.</summary>
    public async Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        RestingWait<T> wait = new(work);
        List<RestingWait<T>>? begun = null;
        lock (_gate)
        {
            if (_waiting is null)
            {
                begun = _waiting = [];
            }

            _waiting.Add(wait);
        }

        if (begun is not null)
        {
            _ = RunAsync(begun);
        }

        return await wait.RestAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets the value, and does not keep the one that is being read.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _value = null;
            _failedAt = null;
            _waiting = null;
        }
    }

    private async Task RunAsync(List<RestingWait<T>> waiting)
    {
        work.Enter();
        try
        {
            T value = await read().ConfigureAwait(false);
            Keep(waiting, value);
            waiting.ForEach(wait => wait.SetResult(value));
        }
        catch (Exception failure)
        {
            Keep(waiting, null);
            waiting.ForEach(wait => wait.SetException(failure));
        }
        finally
        {
            work.Exit();
        }
    }

    /// <summary>Keeps the value, unless it was forgotten meanwhile. Later callers do not join this reading.</summary>
    private void Keep(List<RestingWait<T>> waiting, T? value)
    {
        lock (_gate)
        {
            if (_waiting == waiting)
            {
                _waiting = null;
                (_value, _readAt, _failedAt) = value is null
                    ? (_value, _readAt, timeProvider.GetTimestamp())
                    : (value, timeProvider.GetTimestamp(), (long?)null);
            }
        }
    }
}
