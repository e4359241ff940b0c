using RoomCalls.Actions;

namespace RoomCalls.TestKit;

/// <summary>What a transport throws.</summary>
public static class TransportErrors
{
    public static TransportException Create(ActionEffect effect, TimeSpan? retryAfter = null) =>
        new("X", effect == ActionEffect.None ? TransportFault.Network : TransportFault.Unavailable, effect, "It broke.") { RetryAfter = retryAfter };

    public static TransportException Throttled(int subCode, TimeSpan? retryAfter = null) =>
        new("X", TransportFault.Throttled, ActionEffect.None, "Slow down.") { Status = 429, ResultInformation = new(429, subCode), RetryAfter = retryAfter };

    public static ActionFailedException Refusal(int code, int subCode = 0) => new("X", FailureOrigin.Response, new ResultInformation(code, subCode));

    /// <summary>The service's refusal of an action.</summary>
    public static ActionFailedException Refusal(RoomCallAction action, int status) =>
        new(action.Name, FailureOrigin.Response, new ResultInformation(status, 0)) { ErrorCode = "Word" };

    /// <summary>A failure after which the action may have been done.</summary>
    public static TransportException Unclear(RoomCallAction action) => new(action.Name, TransportFault.Unavailable, ActionEffect.Unknown, "500");
}
