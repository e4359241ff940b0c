using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace RoomCalls.TestKit;

/// <summary>Sends requests signed with an access key, as the service's clients do. Shares no code with the library's signing, nor with the emulator's check.</summary>
public sealed class SignedHttpClient(Uri endpoint, string accessKey) : IDisposable
{
    public const string Date = "Mon, 05 Jan 2026 09:00:00 GMT";
    public const string CallVersion = "2026-03-12";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public static string HashOf(byte[] body) => Convert.ToBase64String(SHA256.HashData(body));

    public static string Sign(string key, string method, string pathAndQuery, string date, string host, byte[] body)
    {
        string text = string.Concat(method, "\n", pathAndQuery, "\n", date, ";", host, ";", HashOf(body));
        return Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.ASCII.GetBytes(text)));
    }

    public Task<ServiceResponse> SendAsync(string method, string target, JsonNode? body = null, string? repeatId = null) =>
        SendAsync(Request(method, target, body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()), repeatId));

    public async Task<ServiceResponse> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _http.SendAsync(request, CurrentTest.Token);
        string text = await response.Content.ReadAsStringAsync(CurrentTest.Token);
        Dictionary<string, string> headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new ServiceResponse((int)response.StatusCode, text, headers);
    }

    /// <summary>Makes a signed request. What is signed can differ from what is sent.</summary>
    public HttpRequestMessage Request(string method, string target, byte[]? body = null, string? repeatId = null, string? signedTarget = null, string? key = null)
    {
        byte[] bytes = body ?? [];
        HttpRequestMessage request = new(new HttpMethod(method), new Uri(endpoint.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions
        {
            DangerousDisablePathAndQueryCanonicalization = true,
        }));
        string signature = Sign(key ?? accessKey, method, signedTarget ?? target, Date, endpoint.Authority, bytes);
        request.Headers.TryAddWithoutValidation("x-ms-date", Date);
        request.Headers.TryAddWithoutValidation("x-ms-content-sha256", HashOf(bytes));
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
