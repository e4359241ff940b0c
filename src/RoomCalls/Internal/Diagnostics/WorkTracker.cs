namespace RoomCalls.Internal.Diagnostics;

/// <summary>
/// Counts the work in progress, but not waits for an event or a timer, so that a test with a virtual clock knows when to move it. Without a virtual clock
/// nothing is counted, and nothing is allocated for counting.
/// </summary>
internal sealed class WorkTracker(bool isCounting = true)
{
    private int _working;
    private int _requests;
    private int _generation;

    /// <summary>The tracker of a manager without a virtual clock: it counts nothing.</summary>
    public static WorkTracker None { get; } = new(isCounting: false);

    /// <summary>Counts some work until the scope is disposed.</summary>
    public WorkScope Begin()
    {
        Enter();
        return new WorkScope(this);
    }

    /// <summary>Tracks work that rests in between; the caller counts as working already.</summary>
    /// <returns>The work, or <see langword="null"/> when nothing is counted.</returns>
    public RestingWork? TrackRests() => isCounting ? new RestingWork(this) : null;

    public void Enter()
    {
        if (isCounting)
        {
            Interlocked.Increment(ref _generation);
            Interlocked.Increment(ref _working);
        }
    }

    public void Exit()
    {
        if (isCounting)
        {
            Interlocked.Decrement(ref _working);
        }
    }

    /// <summary>Starts a request: from now on the work is on the other side.</summary>
    public void BeginRequest()
    {
        if (isCounting)
        {
            Interlocked.Increment(ref _generation);
            Interlocked.Increment(ref _requests);
        }
    }

    public void EndRequest()
    {
        if (isCounting)
        {
            Interlocked.Decrement(ref _requests);
        }
    }

    /// <summary>Completes when no work is in progress, and none has started during several yields.</summary>
    /// <param name="waitingRequests">Returns how many requests have reached the other side and wait there for their answer.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task WhenIdleAsync(Func<int> waitingRequests, CancellationToken cancellationToken)
    {
        const int QuietRounds = 20;
        for (int quiet = 0, generation = -1; quiet < QuietRounds; quiet++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool isIdle = Volatile.Read(ref _working) == 0 && Volatile.Read(ref _requests) <= waitingRequests();
            if (!isIdle || generation != Volatile.Read(ref _generation))
            {
                generation = Volatile.Read(ref _generation);
                quiet = -1;
            }

            await Task.Yield();
        }
    }
}

/// <summary>Some work that counts until it is disposed.</summary>
internal readonly struct WorkScope(WorkTracker work) : IDisposable
{
    public void Dispose() => work.Exit();
}

/// <summary>Work that rests in between: while it rests, an answer or a timer that runs already must come first.</summary>
internal sealed class RestingWork(WorkTracker work)
{
    private readonly Lock _gate = new();
    private bool _isAtWork = true;
    private bool _isAwake;

    /// <summary>Counts as working: a virtual clock must not move until the next rest.</summary>
    public void Work()
    {
        lock (_gate)
        {
            if (!_isAtWork)
            {
                _isAtWork = true;
                work.Enter();
            }
        }
    }

    /// <summary>Counts as resting, unless it was woken already.</summary>
    public void Rest()
    {
        lock (_gate)
        {
            if (_isAtWork && !_isAwake)
            {
                _isAtWork = false;
                work.Exit();
            }
        }
    }

    /// <summary>Pauses: the work rests only while the pause's timer runs, and counts again before it can go on.</summary>
    public async Task PauseAsync(TimeSpan pause, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ITimer timer = timeProvider.CreateTimer(_ => End(), null, pause, Timeout.InfiniteTimeSpan);
        using (cancellationToken.UnsafeRegister(_ => End(), null))
        {
            Rest();
            await over.Task.ConfigureAwait(false);
        }

        lock (_gate)
        {
            _isAwake = false;
        }

        cancellationToken.ThrowIfCancellationRequested();

        void End()
        {
            lock (_gate)
            {
                _isAwake = true;
                Work();
            }

            over.TrySetResult();
        }
    }
}
