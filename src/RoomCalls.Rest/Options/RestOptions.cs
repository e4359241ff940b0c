using Azure.Core.Pipeline;

namespace RoomCalls.Rest;

/// <summary>The settings of the REST transport. The defaults suit the service; tests replace <see cref="Transport"/>.</summary>
/// <remarks>Not safe for concurrent use. RoomCalls reads it while the transport is registered.</remarks>
public sealed class RestOptions
{
    /// <summary>The api-version of Call Automation.</summary>
    /// <value><c>2026-03-12</c> by default.</value>
    public string CallAutomationApiVersion { get; set; } = "2026-03-12";

    /// <summary>The api-version of Rooms.</summary>
    /// <value><c>2025-03-13</c> by default.</value>
    public string RoomsApiVersion { get; set; } = "2025-03-13";

    /// <summary>The api-version of Identity, which creates users and tokens.</summary>
    /// <value><c>2023-10-01</c> by default.</value>
    public string IdentityApiVersion { get; set; } = "2023-10-01";

    /// <summary>The HTTP transport. The caller remains responsible for disposing it.</summary>
    /// <value><see langword="null"/> by default, for connections that are closed with the container.</value>
    public HttpPipelineTransport? Transport { get; set; }

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(CallAutomationApiVersion);
        ArgumentException.ThrowIfNullOrWhiteSpace(RoomsApiVersion);
        ArgumentException.ThrowIfNullOrWhiteSpace(IdentityApiVersion);
    }
}
