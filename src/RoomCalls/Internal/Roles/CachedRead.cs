using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Internal.Roles;

/// <summary>
/// Something that is read now and then: kept for a while, read once however many ask at the same time, and forgotten when it was changed, also while it is being read.
/// Reading counts as work; who waits for it does not. Safe for concurrent use.
/// </summary>
internal sealed class CachedRead<T>(Func<Task<T>> read, TimeProvider timeProvider, BusyCounter busy)
    where T : class
{
    private readonly Lock _gate = new();
    private T? _value;
    private long _readAt;
    private long? _failedAt;
    private List<RestingWait<T>>? _waiting;

    /// <summary>What was read last, if that is not older than said; no age is too young for zero.</summary>
    public T? Peek(TimeSpan age)
    {
        lock (_gate)
        {
            return age > TimeSpan.Zero && _value is not null && timeProvider.GetElapsedTime(_readAt) <= age ? _value : null;
        }
    }

    /// <summary>Whether the last reading failed, not longer ago than said.</summary>
    public bool HasFailedWithin(TimeSpan age)
    {
        lock (_gate)
        {
            return _failedAt is long at && timeProvider.GetElapsedTime(at) <= age;
        }
    }

    /// <summary>Reads afresh, or joins the reading that is under way. The caller counts as work and is resting meanwhile.</summary>
    public async Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        RestingWait<T> wait = new(busy);
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

    /// <summary>Forgets what was read, and does not keep what is being read.</summary>
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
        busy.Enter();
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
            busy.Exit();
        }
    }

    /// <summary>Keeps what was read, unless it was forgotten meanwhile. From here on nobody joins this reading.</summary>
    private void Keep(List<RestingWait<T>> waiting, T? value)
    {
        lock (_gate)
        {
            if (_waiting == waiting)
            {
                _waiting = null;
                (_value, _readAt, _failedAt) = value is null ? (_value, _readAt, timeProvider.GetTimestamp()) : (value, timeProvider.GetTimestamp(), (long?)null);
            }
        }
    }
}
