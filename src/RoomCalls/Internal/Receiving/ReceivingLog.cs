using Microsoft.Extensions.Logging;

namespace RoomCalls.Internal.Receiving;

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
