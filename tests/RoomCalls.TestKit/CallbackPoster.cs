using System.Net.Http.Headers;
using System.Text;

namespace RoomCalls.TestKit;

/// <summary>Posts callbacks by hand, as the service does or as nobody does.</summary>
public static class CallbackPoster
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Posts a text.</summary>
    /// <returns>The status of the answer.</returns>
    public static Task<int> PostAsync(Uri address, string body, string contentType = "application/json") => PostAsync(address, Encoding.UTF8.GetBytes(body), contentType);

    /// <summary>Posts any bytes, with their length or chunked.</summary>
    /// <returns>The status of the answer.</returns>
    public static async Task<int> PostAsync(Uri address, byte[] body, string contentType = "application/json", bool chunked = false) =>
        (await SendAsync(address, body, contentType, chunked)).Status;

    /// <summary>Posts any bytes; <see langword="null"/> leaves the content type out.</summary>
    public static async Task<EndpointResponse> SendAsync(Uri address, byte[] body, string? contentType, bool chunked)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TransferEncodingChunked = chunked;
        return await SendAsync(request);
    }

    public static async Task<EndpointResponse> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await Http.SendAsync(request, CurrentTest.Token);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(CurrentTest.Token));
    }
}

/// <summary>The answer of a callback endpoint.</summary>
public sealed record EndpointResponse(int Status, string Body)
{
    /// <summary>An answer without a body, as all of them must be.</summary>
    public static EndpointResponse Empty(int status) => new(status, string.Empty);
}
