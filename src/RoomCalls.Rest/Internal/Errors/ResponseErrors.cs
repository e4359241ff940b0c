using System.Globalization;
using Azure;

namespace RoomCalls.Rest.Internal.Errors;

/// <summary>Turns every answer but the documented success into its exception.</summary>
internal static class ResponseErrors
{
    private const string Look = "It may have happened: look before doing it again.";

    /// <summary>The exception for an answer that is not the documented success.</summary>
    public static RoomCallsException From(string action, Response response, string? requestId, TimeProvider time, string refusedAdvice)
    {
        ServiceError error = ServiceError.Read(response.Content.ToMemory());
        ResultInformation result = new(response.Status, error.SubCode, error.Message);
        if (response.Status is >= 400 and < 500 and not 408 and not 429)
        {
            return new ActionFailedException(action, FailureOrigin.Response, result, Describe(action, result, refusedAdvice))
            {
                ErrorCode = error.Code ?? (response.Headers.TryGetValue("x-ms-error-code", out string? code) ? code : null),
                RequestId = requestId,
            };
        }

        TimeSpan? retryAfter = RetryAfter.Parse(response, time);
        (TransportFault fault, ActionEffect effect, string message) = Classify(action, response.Status, retryAfter);
        return new TransportException(action, fault, effect, message + Quote(result))
        {
            Status = response.Status,
            ResultInformation = result,
            RetryAfter = retryAfter,
            RequestId = requestId,
        };
    }

    /// <summary>Creates the error of a success whose answer cannot be read: the action has probably happened.</summary>
    public static TransportException Unreadable(string action, int status, string? requestId, string what, Exception? cause = null) =>
        new(action, TransportFault.Protocol, ActionEffect.Unknown, $"{action} was answered ({status}), but {what}. {Look}", cause)
        {
            Status = status,
            RequestId = requestId,
        };

    private static (TransportFault Fault, ActionEffect Effect, string Message) Classify(string action, int status, TimeSpan? retryAfter) => status switch
    {
        429 => (TransportFault.Throttled, ActionEffect.None, $"{action} was throttled (429): nothing was done. {CreateWaitAdvice(retryAfter)}"),
        503 when retryAfter is not null =>
            (TransportFault.Unavailable, ActionEffect.None, $"{action} was not taken: the service is not available (503). {CreateWaitAdvice(retryAfter)}"),
        408 => (TransportFault.TimedOut, ActionEffect.Unknown, $"{action} timed out at the service (408). {Look}"),
        >= 500 => (TransportFault.Unavailable, ActionEffect.Unknown, $"{action} met a fault of the service ({status}). {Look}"),
        _ => (
            TransportFault.Protocol,
            ActionEffect.Unknown,
            $"{action} was answered with the status {status}, which is not the documented one. It may have happened: check the endpoint and the api-version."),
    };

    /// <summary>The message of a refusal; <see langword="null"/> leaves it to the code tables.</summary>
    private static string? Describe(string action, ResultInformation result, string refusedAdvice) => result.Code == 401
        ? $"{action} failed (401/{result.SubCode}): {refusedAdvice}{Quote(result)}"
        : null;

    private static string CreateWaitAdvice(TimeSpan? retryAfter) => retryAfter is TimeSpan wait
        ? string.Create(CultureInfo.InvariantCulture, $"Wait {wait.TotalSeconds:0.###} s, then try again.")
        : "Wait, then try again less often.";

    private static string Quote(ResultInformation result) =>
        string.IsNullOrWhiteSpace(result.Message) ? string.Empty : $" The service said: {result.Message}";
}
