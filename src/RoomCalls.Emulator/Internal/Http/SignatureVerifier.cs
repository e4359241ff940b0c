using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>Checks the HMAC-SHA256 signature of a request. The same signature may be used again: clients sign once and retry.</summary>
internal sealed class SignatureVerifier(string accessKey)
{
    private const string Scheme = "HMAC-SHA256 ";

    private readonly byte[] _key = Convert.FromBase64String(accessKey);

    /// <summary>Returns what is wrong with the signature, or <see langword="null"/>.</summary>
    public string? FindError(string method, RequestTarget target, IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        string authorization = headers.Authorization.ToString();
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return "The request is not signed with HMAC-SHA256.";
        }

        string date = headers["x-ms-date"].ToString();
        string hash = headers["x-ms-content-sha256"].ToString();
        if (date.Length == 0 || hash != Convert.ToBase64String(SHA256.HashData(body)))
        {
            return "The x-ms-date header is missing, or x-ms-content-sha256 is not that of the body.";
        }

        Dictionary<string, string> parts = ReadParts(authorization[Scheme.Length..]);
        if (!string.Equals(parts.GetValueOrDefault("SignedHeaders"), "x-ms-date;host;x-ms-content-sha256", StringComparison.OrdinalIgnoreCase)
            || !parts.TryGetValue("Signature", out string? signature))
        {
            return "The Authorization header must name SignedHeaders=x-ms-date;host;x-ms-content-sha256 and a Signature.";
        }

        string tail = $"{date};{headers.Host};{hash}";
        string raw = target.RawQuery.Length == 0 ? target.RawPath : $"{target.RawPath}?{target.RawQuery}";
        return Matches(signature, $"{method}\n{raw}\n{tail}") || Matches(signature, $"{method}\n{Reencoded(target)}\n{tail}")
            ? null
            : "The signature does not match the request.";
    }

    private static Dictionary<string, string> ReadParts(string text)
    {
        Dictionary<string, string> parts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in text.Split('&'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parts[part[..equals].Trim()] = part[(equals + 1)..].Trim();
            }
        }

        return parts;
    }

    /// <summary>The target as JavaScript clients sign it.</summary>
    private static string Reencoded(RequestTarget target) =>
        target.Query.Count == 0 ? target.RawPath : $"{target.RawPath}?{FormQuery.Format(target.Query)}";

    private bool Matches(string signature, string text)
    {
        string expected = Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }
}
