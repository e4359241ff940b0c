using Azure.Core.Pipeline;

namespace RoomCalls.Rest;

/// <summary>The settings of the REST transport. The defaults fit the service; tests replace <see cref="Transport"/>.</summary>
public sealed class RestOptions
{
    /// <summary>The api-version of Call Automation.</summary>
    /// <value><c>2026-03-12</c> by default.</value>
    public string ApiVersion { get; set; } = "2026-03-12";

    /// <summary>The api-version of Rooms.</summary>
    /// <value><c>2025-03-13</c> by default.</value>
    public string RoomsApiVersion { get; set; } = "2025-03-13";

    /// <summary>The api-version of Identity, which makes users and tokens.</summary>
    /// <value><c>2023-10-01</c> by default.</value>
    public string IdentityApiVersion { get; set; } = "2023-10-01";

    /// <summary>What carries the bytes; it stays the caller's, who disposes it.</summary>
    /// <value><see langword="null"/> by default: own connections, closed with the container.</value>
    public HttpPipelineTransport? Transport { get; set; }

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ApiVersion);
        ArgumentException.ThrowIfNullOrWhiteSpace(RoomsApiVersion);
        ArgumentException.ThrowIfNullOrWhiteSpace(IdentityApiVersion);
    }
}
