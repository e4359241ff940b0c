namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>An event that is to be delivered.</summary>
internal sealed record OutgoingCallback(string ConnectionId, string EventType, string EventId, Uri Uri, byte[] Body, RequestCallbacks Request)
{
    /// <summary>Whether the callback has already been delayed by a fault.</summary>
    public bool WasDelayed { get; init; }
}
