using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Requests;

namespace RoomCalls.Internal.Connecting;

/// <summary>Hangs up legs that connected after they were abandoned, so that none stays connected unnoticed.</summary>
internal sealed class AbandonedLegs(InternalRequests requests, CallLog log) : IAsyncDisposable
{
    private const int MaxRemembered = 4096;

    private static readonly TimeSpan HangUpTime = TimeSpan.FromSeconds(10);

    private readonly HashSet<Task> _underWay = [];
    private readonly HashSet<CallConnectionId> _hungUp = [];

    /// <summary>Hangs a leg up in the background, once, whoever finds that it is up.</summary>
    public void HangUp(CallConnectionId id)
    {
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_underWay)
        {
            if (!_hungUp.Add(id))
            {
                return;
            }

            _underWay.Add(over.Task);
        }

        log.AbandonedConnected(id);
        _ = HangUpAsync(id, over);
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

    private async Task HangUpAsync(CallConnectionId id, TaskCompletionSource over)
    {
        try
        {
            await requests.HangUpAsync(id, HangUpTime, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            log.AbandonedHangUpFailed(id, failure);
        }

        lock (_underWay)
        {
            _underWay.Remove(over.Task);
            if (_hungUp.Count > MaxRemembered)
            {
                _hungUp.Clear();
            }
        }

        over.SetResult();
    }
}
