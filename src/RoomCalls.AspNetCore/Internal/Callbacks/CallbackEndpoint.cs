using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace RoomCalls.AspNetCore.Internal.Callbacks;

/// <summary>Passes a request to the manager, and answers with the status of the result.</summary>
internal static class CallbackEndpoint
{
    public static async Task ReceiveAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        CallbackRequest callback = new(request.Body)
        {
            ContentType = request.ContentType,
            ContentLength = request.ContentLength,
            Query = request.QueryString.Value,
            Authorization = request.Headers.Authorization,
        };
        IRoomCallManager manager = context.RequestServices.GetRequiredService<IRoomCallManager>();
        CallbackResult result = await manager.ReceiveAsync(callback, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = result.StatusCode;
    }
}
