namespace RoomCalls.Emulator.Internal.Time;

/// <summary>An action that runs once, unless it is disposed first.</summary>
internal sealed class ScheduledAction(Scheduler scheduler, Action action) : IDisposable
{
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private bool _done;

    /// <summary>Sets the timer, unless the action is disposed already.</summary>
    public void Start(Func<TimerCallback, ITimer> createTimer)
    {
        lock (_lock)
        {
            if (!_done)
            {
                _timer = createTimer(_ => Fire());
            }
        }
    }

    /// <summary>Runs the action, unless it ran or is disposed.</summary>
    public void Fire()
    {
        if (Finish())
        {
            action();
        }
    }

    public void Dispose() => Finish();

    private bool Finish()
    {
        lock (_lock)
        {
            if (_done)
            {
                return false;
            }

            _done = true;
            _timer?.Dispose();
        }

        scheduler.Forget(this);
        return true;
    }
}
