namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>An event on its way to its receiver.</summary>
internal sealed record OutgoingCallback(string ConnectionId, string EventType, string EventId, Uri Uri, byte[] Body, RequestCallbacks Request)
{
    /// <summary>Whether the wait that a fault asked for is over.</summary>
    public bool WasDelayed { get; init; }
}
