namespace RoomCalls.Emulator.Internal.Model;

/// <summary>The states of a connection.</summary>
internal enum ConnectionState
{
    Connecting,
    Connected,
    Disconnected,
}
