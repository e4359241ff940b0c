using Microsoft.Extensions.Logging;

namespace RoomCalls.Internal.Calls;

/// <summary>The log of calls.</summary>
internal sealed partial class CallLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Error, "An event of call {ConnectionId} could not be processed and is lost.")]
    private static partial void EventFailed(ILogger logger, string connectionId, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "Call {ConnectionId} has ended ({Code}/{SubCode}); {OpenOperations} open actions end with it.")]
    private static partial void Ended(ILogger logger, string connectionId, int? code, int? subCode, int openOperations);

    [LoggerMessage(3, LogLevel.Warning, "An abandoned leg has connected as {ConnectionId}; it is being hung up.")]
    private static partial void AbandonedConnected(ILogger logger, string connectionId);

    [LoggerMessage(4, LogLevel.Warning, "The abandoned leg {ConnectionId} could not be hung up. Hang it up by hand if necessary.")]
    private static partial void AbandonedHangUpFailed(ILogger logger, string connectionId, Exception exception);

    [LoggerMessage(5, LogLevel.Error, "The token of the seat of {User} could not be refreshed; the one in use expires at {ExpiresOn:u}.")]
    private static partial void TokenNotRefreshed(ILogger logger, string user, DateTimeOffset expiresOn, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "The client of {User} has not left the call in an orderly way. For this process the seat is out of the call.")]
    private static partial void SeatNotLeft(ILogger logger, string user, Exception exception);

    [LoggerMessage(7, LogLevel.Debug, "The roster of call {ConnectionId} is read: {Cause}.")]
    private static partial void Reconciling(ILogger logger, string connectionId, ReconcileCause cause);

    public void Reconciling(CallConnectionId id, ReconcileCause cause) => Reconciling(logger, id.ToString(), cause);

    public void SeatNotLeft(ParticipantId user, Exception exception) => SeatNotLeft(logger, user.ToString(), exception);
    [LoggerMessage(8, LogLevel.Debug, "The client of {User} refused {Count} actions that its seat does not carry, or that have ended.")]
    private static partial void UnknownRefusals(ILogger logger, ParticipantId user, int count);

    public void UnknownRefusals(ParticipantId user, int count)
    {
        if (count > 0)
        {
            UnknownRefusals(logger, user, count);
        }
    }

    public void TokenNotRefreshed(ParticipantId user, DateTimeOffset expiresOn, Exception exception) =>
        TokenNotRefreshed(logger, user.ToString(), expiresOn, exception);

    public void EventFailed(CallConnectionId id, Exception exception) => EventFailed(logger, id.ToString(), exception);

    public void Ended(CallConnectionId id, ResultInformation? reason, int openOperations) =>
        Ended(logger, id.ToString(), reason?.Code, reason?.SubCode, openOperations);

    public void AbandonedConnected(CallConnectionId id) => AbandonedConnected(logger, id.ToString());

    public void AbandonedHangUpFailed(CallConnectionId id, Exception exception) => AbandonedHangUpFailed(logger, id.ToString(), exception);
}

/// <summary>Why a call is compared with what the service says.</summary>
internal enum ReconcileCause
{
    /// <summary>A leg was attached, and what happened before is not known.</summary>
    Attached,

    /// <summary>An action on a leg whose callbacks go elsewhere shows its effect only in the roster.</summary>
    ForeignLeg,
}
