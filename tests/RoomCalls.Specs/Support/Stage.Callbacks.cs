using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Specs.Support;

/// <content>Callbacks posted by hand, to the address that the service was given.</content>
internal sealed partial class Stage
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>The address to which a call's callbacks go, with its key.</summary>
    public Uri CallbackUriOf(IRoomCall call, string? secret = null) =>
        new CallKeySigner(secret ?? Options.CallbackSecret, []).Sign(Options.CallbackUri!, LiveCallOf(call).Leg.Key);

    /// <summary>Posts events of a call, several in one body.</summary>
    /// <returns>The status of the answer.</returns>
    public Task<int> PostAsync(IRoomCall call, params JsonObject[] events) =>
        PostAsync(CallbackUriOf(call), Encoding.UTF8.GetBytes(new JsonArray([.. events]).ToJsonString()));

    /// <summary>Posts whatever bytes.</summary>
    /// <returns>The status of the answer.</returns>
    public static async Task<int> PostAsync(Uri address, byte[] body, string contentType = "application/json")
    {
        using ByteArrayContent content = new(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using HttpResponseMessage answer = await Http.PostAsync(address, content, Token);
        return (int)answer.StatusCode;
    }

    /// <summary>Posts spaces without saying how many.</summary>
    /// <returns>The status of the answer.</returns>
    public static async Task<int> PostChunkedAsync(Uri address, int length)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new StringContent(new string(' ', length), null, "application/json") };
        request.Content.Headers.ContentLength = null;
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage answer = await Http.SendAsync(request, Token);
        return (int)answer.StatusCode;
    }
}
