namespace RoomCalls.CallAutomation.Hosting;

/// <summary>What an endpoint must be.</summary>
internal static class EndpointRules
{
    /// <summary>Throws when the endpoint cannot be one.</summary>
    public static void Check(Uri? endpoint, string parameter)
    {
        ArgumentNullException.ThrowIfNull(endpoint, parameter);
        if (ErrorOf(endpoint) is string error)
        {
            throw new ArgumentException(error, parameter);
        }
    }

    private static string? ErrorOf(Uri endpoint) => endpoint switch
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
