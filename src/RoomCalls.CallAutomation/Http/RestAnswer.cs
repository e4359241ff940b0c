namespace RoomCalls.CallAutomation.Http;

/// <summary>The answer to a request that succeeded.</summary>
internal sealed class RestAnswer
{
    public required int Status { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The id to give to the service's support.</summary>
    public required string? RequestId { get; init; }
}
