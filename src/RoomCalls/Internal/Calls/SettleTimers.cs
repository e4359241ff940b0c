namespace RoomCalls.Internal.Calls;

/// <summary>
/// The timers after which what a leg or a seat has left open ends. Each belongs to the generation that it was started for, and is dropped once it has fired.
/// </summary>
internal sealed class SettleTimers(TimeProvider timeProvider, TimeSpan settleTime, Action<int> due)
{
    private readonly Lock _gate = new();
    private Dictionary<int, ITimer>? _timers;
    private bool _isClosed;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _timers?.Count ?? 0;
            }
        }
    }

    public void Start(int generation)
    {
        if (settleTime == TimeSpan.Zero)
        {
            due(generation);
            return;
        }

        ITimer timer = timeProvider.CreateTimer(_ => Fire(generation), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_gate)
        {
            if (!_isClosed && (_timers ??= []).TryAdd(generation, timer))
            {
                timer.Change(settleTime, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        timer.Dispose();
    }

    /// <returns>The generations whose time was not over.</returns>
    public IReadOnlyList<int> Close()
    {
        KeyValuePair<int, ITimer>[] open;
        lock (_gate)
        {
            _isClosed = true;
            open = [.. _timers ?? []];
            _timers = null;
        }

        foreach ((_, ITimer timer) in open)
        {
            timer.Dispose();
        }

        return [.. open.Select(static timer => timer.Key)];
    }

    private void Fire(int generation)
    {
        lock (_gate)
        {
            if (_timers?.Remove(generation, out ITimer? fired) != true)
            {
                return;
            }

            fired!.Dispose();
        }

        due(generation);
    }
}
