namespace RoomCalls.Rest.Internal.Connecting;

/// <summary>The rules for an endpoint.</summary>
internal static class EndpointRules
{
    /// <summary>Throws when the endpoint cannot be one.</summary>
    public static void Check(Uri? endpoint, string parameter)
    {
        ArgumentNullException.ThrowIfNull(endpoint, parameter);
        if (FindError(endpoint) is string error)
        {
            throw new ArgumentException(error, parameter);
        }
    }

    /// <summary>
    /// Throws when tokens must not be sent there: the policy of Azure.Core refuses plain http on loopback too, but only at the first request.
    /// </summary>
    public static void CheckForTokens(Uri endpoint, string parameter)
    {
        if (endpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException(
                "With a token credential the endpoint must be https, on loopback too: a token is never sent in the clear. Use an access key there.", parameter);
        }
    }

    private static string? FindError(Uri endpoint) => endpoint switch
    {
        { IsAbsoluteUri: false } => "The endpoint must be absolute, for example https://name.communication.azure.com/.",
        { Scheme: not ("http" or "https") } => "The endpoint must be https, for example https://name.communication.azure.com/.",
        { Scheme: "http", IsLoopback: false } => "The endpoint must be https: plain http is allowed for loopback only.",
        { UserInfo.Length: > 0 } => "The endpoint must not hold a user name or password.",
        { AbsolutePath: not "/" } => "The endpoint must not have a path: give the resource's root, for example https://name.communication.azure.com/.",
        { Query.Length: > 0 } or { Fragment.Length: > 0 } => "The endpoint must not have a query or fragment.",
        _ => null,
    };
}
