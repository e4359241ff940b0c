using RoomCalls.Transport;

namespace RoomCalls.Internal.Diagnostics;

/// <summary>The count of work, as transports and drivers of a clock see it.</summary>
internal sealed class IdleProbe(WorkTracker work) : IIdleProbe
{
    public IDisposable BeginWork() => new Work(work);

    public Task WhenIdleAsync(Func<int> getWaitingRequests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(getWaitingRequests);
        return work.WhenIdleAsync(getWaitingRequests, cancellationToken);
    }

    private sealed class Work : IDisposable
    {
        private WorkTracker? _work;

        public Work(WorkTracker work)
        {
            work.Enter();
            _work = work;
        }

        public void Dispose() => Interlocked.Exchange(ref _work, null)?.Exit();
    }
}
