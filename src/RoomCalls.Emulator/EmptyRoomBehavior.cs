namespace RoomCalls.Emulator;

/// <summary>What connecting to a room in which nobody is leads to.</summary>
public enum EmptyRoomBehavior
{
    /// <summary>The request is answered with 200; ConnectFailed 404/8522 follows.</summary>
    ConnectFailed = 0,

    /// <summary>The connection starts the room call.</summary>
    Accept = 1,

    /// <summary>The request is answered with 404/8522.</summary>
    NotFound = 2,
}
