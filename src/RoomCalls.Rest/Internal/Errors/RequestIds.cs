using Azure;

namespace RoomCalls.Rest.Internal.Errors;

/// <summary>Finds the id by which the service's support finds a request.</summary>
internal static class RequestIds
{
    private static readonly string[] Headers =
        ["x-ms-request-id", "x-ms-correlation-request-id", "X-Microsoft-Skype-Chain-ID", "X-Azure-Ref", "MS-CV"];

    /// <summary>The first id that the answer has, else the client's.</summary>
    public static string? Read(Response response, string? clientRequestId)
    {
        foreach (string header in Headers)
        {
            if (response.Headers.TryGetValue(header, out string? value) && !string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return clientRequestId;
    }
}
