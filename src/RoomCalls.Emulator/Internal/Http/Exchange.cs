using Microsoft.AspNetCore.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>A service request that was read, and its answer's ids.</summary>
internal sealed record Exchange(HttpContext Http, RequestTarget Target, byte[] Body, string ChainId, DateTimeOffset Arrived)
{
    /// <summary>The version asked for, known or not, or <see langword="null"/>.</summary>
    public string? ApiVersion { get; } = Target.GetQuery("api-version");

    /// <summary>Scheme and authority as the caller sees them.</summary>
    public string Origin => $"{Http.Request.Scheme}://{Http.Request.Host}";
}
