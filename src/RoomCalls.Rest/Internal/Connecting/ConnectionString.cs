namespace RoomCalls.Rest.Internal.Connecting;

/// <summary>Reads <c>endpoint=…;accesskey=…</c>, in any order and case. No message holds any part of the key.</summary>
internal sealed class ConnectionString
{
    private const string Advice = "Copy it whole from the resource's Keys page: endpoint=https://name.communication.azure.com/;accesskey=…";

    private ConnectionString(Uri endpoint, string accessKey)
    {
        Endpoint = endpoint;
        AccessKey = accessKey;
    }

    /// <summary>The endpoint, checked.</summary>
    public Uri Endpoint { get; }

    /// <summary>The key, checked to be base64.</summary>
    public string AccessKey { get; }

    /// <summary>Reads a connection string, or throws with what is wrong with it.</summary>
    public static ConnectionString Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        Dictionary<string, string> parts = SplitParts(connectionString);
        if (!parts.TryGetValue("endpoint", out string? endpoint) || !Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address))
        {
            throw Wrong("has no endpoint, or one that is no absolute address");
        }

        EndpointRules.Check(address, nameof(connectionString));
        if (!parts.TryGetValue("accesskey", out string? key) || key.Length == 0)
        {
            throw Wrong("has no accesskey");
        }

        SigningIn.AccessKey.Check(key, nameof(connectionString));
        return new(address, key);
    }

    private static Dictionary<string, string> SplitParts(string connectionString)
    {
        Dictionary<string, string> parts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in connectionString.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw Wrong("has a part that is not name=value");
            }

            if (!parts.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
            {
                throw Wrong("names a part twice");
            }
        }

        return parts;
    }

    private static ArgumentException Wrong(string what, string parameter = "connectionString") => new($"The connection string {what}. {Advice}", parameter);
}
