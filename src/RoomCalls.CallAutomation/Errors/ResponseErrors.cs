using Azure;

namespace RoomCalls.CallAutomation.Errors;

/// <summary>Turns every answer but the documented success into its exception.</summary>
internal static class ResponseErrors
{
    public static RoomCallsException From(string action, Response response, string? requestId, TimeProvider time)
    {
        ServiceError error = ServiceError.Read(response.Content.ToMemory());
        ResultInformation result = new(response.Status, error.SubCode, error.Message);
        TimeSpan? retryAfter = RetryAfter.Of(response, time);
        return response.Status switch
        {
            429 => Transport(TransportFault.Throttled, SendState.No, $"{action} was throttled (429): nothing was done. {Wait(retryAfter)}"),
            503 when retryAfter is not null => Transport(
                TransportFault.Unavailable, SendState.No, $"{action} was not taken: the service is not available (503). {Wait(retryAfter)}"),
            408 => Transport(TransportFault.TimedOut, SendState.Unknown, $"{action} timed out at the service (408). It may have happened: look before doing it again."),
            >= 400 and < 500 => new ActionFailedException(action, FailureOrigin.Response, result, MessageOf(action, result))
            {
                ErrorCode = error.Code ?? (response.Headers.TryGetValue("x-ms-error-code", out string? code) ? code : null),
                RequestId = requestId,
            },
            >= 500 => Transport(
                TransportFault.Unavailable, SendState.Unknown, $"{action} met a fault of the service ({response.Status}). It may have happened: look before doing it again."),
            _ => Transport(
                TransportFault.Unavailable,
                SendState.Unknown,
                $"{action} was answered with the status {response.Status}, which the service does not document for it. It may have happened: check the endpoint and the api-version."),
        };

        TransportException Transport(TransportFault fault, SendState sent, string message) => new(action, fault, sent, message + Said(result))
        {
            Status = response.Status,
            ResultInformation = result,
            RetryAfter = retryAfter,
            RequestId = requestId,
        };
    }

    /// <summary>The answer to a success cannot be read: what was asked has probably happened.</summary>
    public static TransportException Unreadable(string action, int status, string? requestId, string what, Exception? cause = null) =>
        new(action, TransportFault.Unavailable, SendState.Unknown, $"{action} was answered ({status}), but {what}. It may have happened: look before doing it again.", cause)
        {
            Status = status,
            RequestId = requestId,
        };

    private static string? MessageOf(string action, ResultInformation result) => result.Code == 401
        ? $"{action} failed (401/{result.SubCode}): the access key was not accepted for this endpoint. "
            + $"Check that the endpoint and the key of the connection string belong to the same resource, and that the clock is right.{Said(result)}"
        : null;

    private static string Wait(TimeSpan? retryAfter) => retryAfter is TimeSpan wait
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Wait {wait.TotalSeconds:0.###} s, then try again.")
        : "Wait, then try again less often.";

    private static string Said(ResultInformation result) => string.IsNullOrWhiteSpace(result.Message) ? string.Empty : $" The service said: {result.Message}";
}
