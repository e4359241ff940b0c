namespace RoomCalls.Emulator.Internal.Time;

/// <summary>Counts the work that must end before virtual time may go on: requests being answered, callbacks being delivered.</summary>
internal sealed class InFlight
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private int _count;
    private long _started;

    /// <summary>The number of times that work has started: when it is unchanged, nothing new has started.</summary>
    public long Started
    {
        get
        {
            lock (_lock)
            {
                return _started;
            }
        }
    }

    /// <summary>Whether nothing is in flight.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                return _count == 0;
            }
        }
    }

    /// <summary>Counts one more.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _count++;
            _started++;
        }
    }

    /// <summary>Counts one less, and ends the waits when it was the last.</summary>
    public void End()
    {
        TaskCompletionSource? idle = null;
        lock (_lock)
        {
            if (--_count == 0)
            {
                idle = _idle;
                _idle = null;
            }
        }

        idle?.TrySetResult();
    }

    /// <summary>Waits until nothing is in flight. Something may be in flight again when the wait ends.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_count == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }
}
