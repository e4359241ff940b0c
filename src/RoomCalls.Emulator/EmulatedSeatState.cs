namespace RoomCalls.Emulator;

/// <summary>A state of a participant that a room does not bring about by itself; only its shape is right.</summary>
public enum EmulatedSeatState
{
    /// <summary>In the call, as usual.</summary>
    Connected = 0,

    /// <summary>The first state of a participant.</summary>
    Idle,

    /// <summary>Hears an announcement before the call is connected.</summary>
    EarlyMedia,

    /// <summary>Waits to be let in; rooms have no lobby.</summary>
    InLobby,
}
