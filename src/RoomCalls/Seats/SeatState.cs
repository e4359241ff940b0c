namespace RoomCalls;

/// <summary>How far a seat's own connection to the call is, as the Calling SDK tells the state of a call.</summary>
public enum SeatState
{
    /// <summary>Nothing has happened yet, or a state that this version does not know.</summary>
    None = 0,

    /// <summary>Hears an announcement before the call is connected.</summary>
    EarlyMedia,

    /// <summary>On the way into the call.</summary>
    Connecting,

    /// <summary>Being rung.</summary>
    Ringing,

    /// <summary>In the call.</summary>
    Connected,

    /// <summary>On hold by the seat itself.</summary>
    LocalHold,

    /// <summary>On hold by somebody else.</summary>
    RemoteHold,

    /// <summary>Waits to be let in. Teams meetings have lobbies; no room has one.</summary>
    InLobby,

    /// <summary>On the way out.</summary>
    Disconnecting,

    /// <summary>Out of the call.</summary>
    Disconnected,
}
