using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>Sends signed requests.</summary>
public sealed class ServiceClient(Uri endpoint, string accessKey) : IDisposable
{
    public const string Date = "Mon, 05 Jan 2026 09:00:00 GMT";
    public const string CallVersion = "2026-03-12";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public Task<ServiceAnswer> SendAsync(string method, string target, JsonNode? body = null, string? repeatId = null) =>
        SendAsync(Request(method, target, body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()), repeatId));

    public async Task<ServiceAnswer> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Dictionary<string, string> headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new ServiceAnswer((int)response.StatusCode, text, headers);
    }

    /// <summary>Makes a signed request. What was signed can differ from what is sent.</summary>
    public HttpRequestMessage Request(string method, string target, byte[]? body = null, string? repeatId = null, string? signedTarget = null, string? key = null)
    {
        byte[] bytes = body ?? [];
        HttpRequestMessage request = new(new HttpMethod(method), new Uri(endpoint.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions
        {
            DangerousDisablePathAndQueryCanonicalization = true,
        }));
        string signature = Signer.Sign(key ?? accessKey, method, signedTarget ?? target, Date, endpoint.Authority, bytes);
        request.Headers.TryAddWithoutValidation("x-ms-date", Date);
        request.Headers.TryAddWithoutValidation("x-ms-content-sha256", Signer.HashOf(bytes));
        request.Headers.TryAddWithoutValidation("Authorization", $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}");
        if (repeatId is not null)
        {
            request.Headers.TryAddWithoutValidation("Repeatability-Request-ID", repeatId);
            request.Headers.TryAddWithoutValidation("Repeatability-First-Sent", Date);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    public void Dispose() => _http.Dispose();
}
