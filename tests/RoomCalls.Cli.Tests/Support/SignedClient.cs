using System.Security.Cryptography;
using System.Text;

namespace RoomCalls.Cli.Tests.Support;

/// <summary>Signs requests by hand, as the service's clients do. Keeps its connection open between requests.</summary>
internal sealed class SignedClient(Address address) : IDisposable
{
    private const string Date = "Mon, 05 Jan 2026 09:00:00 GMT";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public async Task<(int Status, string Body)> SendAsync(HttpMethod method, string target, byte[]? key = null)
    {
        using HttpRequestMessage request = new(method, new Uri(address.Endpoint, target));
        string hash = Convert.ToBase64String(SHA256.HashData([]));
        string text = $"{method}\n{target}\n{Date};{address.Endpoint.Authority};{hash}";
        string signature = Convert.ToBase64String(HMACSHA256.HashData(key ?? Convert.FromBase64String(address.AccessKey), Encoding.ASCII.GetBytes(text)));
        request.Headers.Add("x-ms-date", Date);
        request.Headers.Add("x-ms-content-sha256", hash);
        request.Headers.TryAddWithoutValidation("Authorization", $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}");
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The control plane asks for no signature.</summary>
    public async Task AddFaultAsync(string fault)
    {
        using StringContent content = new(fault, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync(new Uri(address.Endpoint, "/emulator/faults"), content, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
