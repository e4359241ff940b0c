namespace RoomCalls.Tests.Support;

internal static class Faults
{
    public static TransportException Of(ActionEffect sent, TimeSpan? retryAfter = null) =>
        new("X", sent == ActionEffect.None ? TransportFault.Network : TransportFault.Unavailable, sent, "It broke.") { RetryAfter = retryAfter };

    public static TransportException Throttled(int subCode, TimeSpan? retryAfter = null) =>
        new("X", TransportFault.Throttled, ActionEffect.None, "Slow down.") { Status = 429, ResultInformation = new(429, subCode), RetryAfter = retryAfter };

    public static ActionFailedException Refusal(int code, int subCode) => new("X", FailureOrigin.Response, new ResultInformation(code, subCode));
}
