using RoomCalls.Internal.Catalog;

namespace RoomCalls.Internal.Resilience;

/// <summary>The table of actions that may be sent again after a failure.</summary>
internal static class FaultClassifier
{
    /// <summary>Limits that do not lift soon: the month's, and that of active calls.</summary>
    private static readonly int[] LastingThrottles = [8529, 8530];

    /// <summary>
    /// <list type="table">
    /// <item><term>certainly not done (refused connection, 429, 503 with Retry-After)</term><description>yes, except for lasting throttles</description></item>
    /// <item><term>the credential gave no token</term><description>no: credentials retry by themselves</description></item>
    /// <item><term>the transport or its client failed unexpectedly</term><description>no: it is a defect, or a state of the client that stays</description></item>
    /// <item>
    /// <term>may be done (5xx, timeout, cut connection)</term>
    /// <description>reads, what the service does once per repeatability id, and what is idempotent</description>
    /// </item>
    /// <item><term>the service refused</term><description>never</description></item>
    /// </list>
    /// </summary>
    public static bool MaySendAgain(Exception? failure, RepeatSafety repeat) => failure switch
    {
        TransportException { ResultInformation.SubCode: int subCode } when LastingThrottles.Contains(subCode) => false,
        TransportException { Fault: TransportFault.Credential or TransportFault.Client } => false,
        TransportException { Effect: ActionEffect.None } => true,
        TransportException => repeat != RepeatSafety.None,
        _ => false,
    };
}
