namespace RoomCalls.Emulator.Time;

/// <summary>Counts the work that must end before virtual time may go on: requests being answered, callbacks being delivered.</summary>
internal sealed class InFlight
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private int _count;
    private long _started;

    /// <summary>How often work has started so far: unchanged means that nothing new came.</summary>
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

    public void Begin()
    {
        lock (_lock)
        {
            _count++;
            _started++;
        }
    }

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
