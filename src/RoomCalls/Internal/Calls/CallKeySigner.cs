using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RoomCalls.Internal.Text;

namespace RoomCalls.Internal.Calls;

/// <summary>Writes signed call keys into callback addresses, and reads them from queries in constant time.</summary>
internal sealed class CallKeySigner
{
    private const string Parameter = "call";
    private readonly byte[]? _secret;
    private readonly byte[][] _accepted;

    public CallKeySigner(string? secret, IEnumerable<string> previous)
    {
        _secret = secret is null ? null : Encoding.UTF8.GetBytes(secret);
        _accepted = [.. (_secret is null ? [] : new[] { _secret }), .. previous.Select(Encoding.UTF8.GetBytes)];
    }

    public bool CanSign => _secret is not null;

    /// <summary>Adds the key to an address; any query that is already there stays.</summary>
    public Uri Sign(Uri address, CallKey key)
    {
        string absolute = address.AbsoluteUri;
        char separator = absolute.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string mac = Base64Url.EncodeToString(Sign(_secret ?? throw new InvalidOperationException("There is no callback secret."), key.Value));
        return new Uri(absolute.TrimEnd('&') + (absolute[^1] == '?' ? string.Empty : separator) + Parameter + '=' + key.Value + '.' + mac);
    }

    /// <summary>Finds a key with a valid signature in a query.</summary>
    public bool TryRead(string? query, out CallKey key)
    {
        foreach (Range part in (query ?? string.Empty).AsSpan().TrimStart('?').Split('&'))
        {
            ReadOnlySpan<char> pair = query.AsSpan().TrimStart('?')[part];
            if (pair.StartsWith(Parameter + "=", StringComparison.Ordinal) && TryReadValue(pair[(Parameter.Length + 1)..], out key))
            {
                return true;
            }
        }

        key = default;
        return false;
    }

    private bool TryReadValue(ReadOnlySpan<char> value, out CallKey key)
    {
        key = default;
        int dot = value.IndexOf('.');
        Span<byte> mac = stackalloc byte[32];
        if (dot is not 22 || value.Length != 22 + 1 + 43 || !Base64UrlText.IsValid(value[..dot]) || !Base64UrlText.TryDecode(value[(dot + 1)..], mac))
        {
            return false;
        }

        string text = value[..dot].ToString();
        bool valid = false;
        foreach (byte[] secret in _accepted)
        {
            valid |= CryptographicOperations.FixedTimeEquals(mac, Sign(secret, text));
        }

        key = new(text);
        return valid;
    }

    private static byte[] Sign(byte[] secret, string key) => HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(key));
}
