using System.Globalization;
using Microsoft.AspNetCore.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>Writes an answer with the headers of its service.</summary>
internal static class ReplyWriter
{
    /// <summary>The content type of every answer with a body.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>Writes status, headers and body. When it ends, the answer has been handed to the network.</summary>
    public static async Task WriteAsync(Exchange exchange, Reply reply, CancellationToken cancellationToken)
    {
        HttpResponse response = exchange.Http.Response;
        IHeaderDictionary headers = response.Headers;
        response.StatusCode = reply.Status;
        if (exchange.Target.Service is { } service)
        {
            headers["api-supported-versions"] = service.SupportedVersions;
            if (service.HasErrorHeader && reply.ErrorCode is not null)
            {
                headers["x-ms-error-code"] = reply.ErrorCode;
            }

            headers[service == Service.CallAutomation ? "X-Microsoft-Skype-Chain-ID" : "MS-CV"] = exchange.ChainId;
        }

        if (exchange.Http.Request.Headers["x-ms-client-request-id"] is { Count: > 0 } clientId)
        {
            headers["x-ms-client-request-id"] = clientId;
        }

        if (reply.IsRepeatable)
        {
            headers["Repeatability-Result"] = "accepted";
        }

        if (reply.Location is not null)
        {
            headers.Location = reply.Location;
        }

        if (reply.RetryAfter is { } wait)
        {
            headers.RetryAfter = ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await WriteBodyAsync(response, reply.Body, cancellationToken);
    }

    /// <summary>Writes a body, if there is one, and completes the answer.</summary>
    public static async Task WriteBodyAsync(HttpResponse response, byte[]? body, CancellationToken cancellationToken)
    {
        if (body is not null)
        {
            response.ContentType = Json;
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, cancellationToken);
        }

        await response.CompleteAsync();
    }
}
