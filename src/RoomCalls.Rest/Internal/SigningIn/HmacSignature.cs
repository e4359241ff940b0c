using System.Security.Cryptography;
using System.Text;

namespace RoomCalls.Rest.Internal.SigningIn;

/// <summary>The service's request signature: HMAC-SHA256 over method, path and query, date, host and body hash.</summary>
internal static class HmacSignature
{
    /// <summary>The hash of the body, empty or not.</summary>
    public static string ContentHash(ReadOnlySpan<byte> body) => Convert.ToBase64String(SHA256.HashData(body));

    /// <summary>The host as it stands in the Host header: with the port unless it is the scheme's own.</summary>
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
