namespace RoomCalls.Emulator.Internal.Model;

/// <summary>The life of a connection.</summary>
internal enum ConnectionState
{
    Connecting,
    Connected,
    Disconnected,
}
