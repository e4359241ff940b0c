using Microsoft.Extensions.Logging;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Streams;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Receiving;

/// <summary>
/// What became of callbacks, in metrics and log. Events whose call this process does not hold reach the readers of all calls, unless they are late; a leg
/// that was abandoned and comes up is hung up.
/// </summary>
internal sealed class CallbackReport(ICallOwner owner, ManagerFeed managerFeed, RoomCallsMetrics metrics, ReceivingLog log)
{
    public void Completed(CallbackResult result)
    {
        metrics.Callback(result.Status.ToString());
        if (result.Status != CallbackStatus.Accepted)
        {
            log.Refused(result);
        }
    }

    public void Appended(CallbackEntry entry, AppendResult result)
    {
        metrics.Events(entry.Events.Count);
        switch (result.Status)
        {
            case AppendStatus.Added when result.RepeatedCount > 0:
                metrics.Dropped(DropReason.Repeated, result.RepeatedCount);
                break;
            case AppendStatus.Kept:
                log.Unclaimed(entry.Events.Count);
                managerFeed.Publish([.. entry.Events]);
                break;
            case AppendStatus.Ended or AppendStatus.Abandoned:
                metrics.Dropped(DropReason.Late, entry.Events.Count);
                HangUpAbandoned(entry, result);
                break;
        }
    }

    private void HangUpAbandoned(CallbackEntry entry, AppendResult result)
    {
        if (result.Status == AppendStatus.Abandoned && entry.Events.FirstOrDefault(static e => e is CallConnected) is { } connected)
        {
            owner.OnAbandonedLegConnected(connected.CallConnectionId);
        }
    }
}

/// <summary>The log of refused and unclaimed callbacks.</summary>
internal sealed partial class ReceivingLog(ILogger logger)
{
    [LoggerMessage(20, LogLevel.Warning, "A callback was refused ({Status}): {Reason}")]
    private static partial void Refused(ILogger logger, CallbackStatus status, string? reason);

    [LoggerMessage(21, LogLevel.Debug, "{Events} events arrived for a call that this process does not hold.")]
    private static partial void Unclaimed(ILogger logger, int events);

    public void Refused(CallbackResult result) => Refused(logger, result.Status, result.Reason);

    public void Unclaimed(int events) => Unclaimed(logger, events);
}
