namespace RoomCalls.Emulator;

/// <summary>What connecting to a room outside its validity window leads to.</summary>
public enum ExpiredRoomBehavior
{
    /// <summary>The request is answered with 200; ConnectFailed 403/5829 follows.</summary>
    ConnectFailed = 0,

    /// <summary>The request is answered with 403/5829.</summary>
    Forbidden = 1,
}
