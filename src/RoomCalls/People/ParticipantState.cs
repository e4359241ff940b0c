namespace RoomCalls;

/// <summary>
/// How far a participant is in the call. A seat sees all of it; the server side only that somebody is in the call, which is <see cref="Connected"/>. The order of the
/// values is no order of events.
/// </summary>
public enum ParticipantState
{
    /// <summary>A state that this version does not know.</summary>
    Unknown = 0,

    /// <summary>The first state of a participant.</summary>
    Idle,

    /// <summary>On the way into the call.</summary>
    Connecting,

    /// <summary>Being rung.</summary>
    Ringing,

    /// <summary>Hears an announcement before the call is connected.</summary>
    EarlyMedia,

    /// <summary>In the call.</summary>
    Connected,

    /// <summary>In the call, on hold.</summary>
    OnHold,

    /// <summary>Waits to be let in. Teams meetings have lobbies; no room has one.</summary>
    InLobby,

    /// <summary>Has left, or did not come.</summary>
    Disconnected,
}
