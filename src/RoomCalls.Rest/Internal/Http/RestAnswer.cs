namespace RoomCalls.Rest.Internal.Http;

/// <summary>The answer to a request that succeeded.</summary>
internal sealed class RestAnswer
{
    /// <summary>The documented status.</summary>
    public required int Status { get; init; }

    /// <summary>The body; may be empty.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The id to give to the service's support.</summary>
    public required string? RequestId { get; init; }
}
