namespace RoomCalls.Policies;

/// <summary>
/// Something that is read now and then: kept for a while, read once however many ask at the same time, and forgotten when it was changed, also while it is being read.
/// Safe for concurrent use.
/// </summary>
internal sealed class CachedRead<T>(Func<Task<T>> read, TimeProvider timeProvider)
    where T : class
{
    private readonly Lock _gate = new();
    private T? _value;
    private long _readAt;
    private long? _failedAt;
    private Task<T>? _reading;

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

    /// <summary>Reads afresh, or joins the reading that is under way.</summary>
    public Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _reading ??= StartAsync();
            return _reading.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets what was read, and does not keep what is being read.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _value = null;
            _failedAt = null;
            _reading = null;
        }
    }

    private Task<T> StartAsync()
    {
        TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = RunAsync(result);
        return result.Task;
    }

    private async Task RunAsync(TaskCompletionSource<T> result)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            T value = await read().ConfigureAwait(false);
            Keep(result.Task, value);
            result.SetResult(value);
        }
        catch (Exception failure)
        {
            Keep(result.Task, null);
            result.SetException(failure);
            _ = result.Task.Exception;
        }
    }

    private void Keep(Task<T> reading, T? value)
    {
        lock (_gate)
        {
            if (_reading != reading)
            {
                return;
            }

            _reading = null;
            (_value, _readAt, _failedAt) = value is null ? (_value, _readAt, timeProvider.GetTimestamp()) : (value, timeProvider.GetTimestamp(), (long?)null);
        }
    }
}
