
namespace RoomCalls.Conventions.Tests.Snippets;

/// <summary>The code of docs/callbacks-and-security.md, compiled.</summary>
internal static class CallbacksSnippets
{
    public static async Task<int> ReceiveAsync(IRoomCallManager manager, Stream body, string? contentType, long? contentLength, string? query, string? authorization, CancellationToken ct)
    {
        int statusCode;
        // begin-snippet: receive
        CallbackResult result = await manager.ReceiveAsync(
            new CallbackRequest(body) { ContentType = contentType, ContentLength = contentLength, Query = query, Authorization = authorization },
            ct);
        statusCode = result.StatusCode;   // result.Status, result.Reason and result.EventCount are for your log
        // end-snippet
        return statusCode;
    }
}
