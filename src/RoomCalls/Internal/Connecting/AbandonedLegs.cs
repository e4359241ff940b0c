using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Requests;

namespace RoomCalls.Internal.Connecting;

/// <summary>Hangs up legs that connected after they were abandoned, so that none stays connected unnoticed.</summary>
internal sealed class AbandonedLegs(InternalRequests requests, CallLog log) : IAsyncDisposable
{
    private static readonly TimeSpan HangUpTime = TimeSpan.FromSeconds(10);

    private readonly HashSet<Task> _underWay = [];

    /// <summary>Hangs a leg up in the background.</summary>
    public void HangUp(CallConnectionId id)
    {
        log.AbandonedConnected(id);
        Task hangUp = HangUpAsync(id);
        lock (_underWay)
        {
            _underWay.Add(hangUp);
        }

        _ = hangUp.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for the requests under way, at most until their deadline.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] underWay;
        lock (_underWay)
        {
            underWay = [.. _underWay];
        }

        await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task HangUpAsync(CallConnectionId id)
    {
        try
        {
            await requests.HangUpAsync(id, HangUpTime, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            log.AbandonedHangUpFailed(id, failure);
        }
    }

    private void Forget(Task hangUp)
    {
        lock (_underWay)
        {
            _underWay.Remove(hangUp);
        }
    }
}
