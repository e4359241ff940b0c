using RoomCalls.Transport;

namespace RoomCalls.Internal.Diagnostics;

/// <summary>The count of work, as transports and drivers of a clock see it.</summary>
internal sealed class IdleProbe(BusyCounter busy) : IIdleProbe
{
    public IDisposable BeginWork() => new Work(busy);

    public Task WhenIdleAsync(Func<int> getWaitingRequests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(getWaitingRequests);
        return busy.WhenIdleAsync(getWaitingRequests, cancellationToken);
    }

    private sealed class Work : IDisposable
    {
        private BusyCounter? _busy;

        public Work(BusyCounter busy)
        {
            busy.Enter();
            _busy = busy;
        }

        public void Dispose() => Interlocked.Exchange(ref _busy, null)?.Exit();
    }
}
