using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace RoomCalls.Rest.Internal.SigningIn;

/// <summary>Signs each attempt with the access key.</summary>
internal sealed class HmacPolicy(KeySignIn signIn, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    /// <summary>Sets the date, hash and signature of this attempt.</summary>
    public override void OnSendingRequest(HttpMessage message)
    {
        Request request = message.Request;
        Uri address = request.Uri.ToUri();
        string date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        string contentHash = HmacSignature.ContentHash(ReadBody(message));
        string signature = HmacSignature.Sign(signIn.Key, request.Method.Method, address, date, contentHash);
        request.Headers.SetValue("Host", HmacSignature.Host(address));
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("x-ms-content-sha256", contentHash);
        request.Headers.SetValue("Authorization", HmacSignature.Authorization(signature));
    }

    private static ReadOnlySpan<byte> ReadBody(HttpMessage message)
    {
        if (message.Request.Content is not RequestContent content)
        {
            return default;
        }

        using MemoryStream body = new();
        content.WriteTo(body, message.CancellationToken);
        return body.GetBuffer().AsSpan(0, (int)body.Length);
    }
}

/// <summary>The service's request signature: HMAC-SHA256 over method, path and query, date, host and body hash.</summary>
internal static class HmacSignature
{
    /// <summary>The hash of the body, empty or not.</summary>
    public static string ContentHash(ReadOnlySpan<byte> body) => Convert.ToBase64String(SHA256.HashData(body));

    /// <summary>The host as it stands in the Host header: with the port unless it is the scheme's default.</summary>
    public static string Host(Uri address)
    {
        string host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost;
        return address.IsDefaultPort ? host : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{host}:{address.Port}");
    }

    /// <summary>The signature of one attempt.</summary>
    public static string Sign(byte[] key, string method, Uri address, string date, string contentHash)
    {
        string text = $"{method}\n{address.PathAndQuery}\n{date};{Host(address)};{contentHash}";
        return Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The header that carries the signature.</summary>
    public static string Authorization(string signature) => $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}";
}
