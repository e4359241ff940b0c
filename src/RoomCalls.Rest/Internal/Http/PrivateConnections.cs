using Azure.Core.Pipeline;

namespace RoomCalls.Rest.Internal.Http;

/// <summary>Creates the connections that the library owns.</summary>
internal static class PrivateConnections
{
    // Long enough to reuse connections, short enough to follow a change of DNS.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Creates a transport; a quiet one leaves no trace of addresses.</summary>
    public static HttpClientTransport Create(bool quiet)
    {
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = Lifetime };
        if (quiet)
        {
            handler.ActivityHeadersPropagator = null;
        }

        return new HttpClientTransport(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
    }
}
