namespace RoomCalls;

/// <summary>How far a server-side leg of a call is.</summary>
public enum CallConnectionState
{
    /// <summary>Not told, or a state this version does not know.</summary>
    Unknown = 0,

    /// <summary>The service accepted the leg; it is not up yet.</summary>
    Connecting,

    /// <summary>The leg is up.</summary>
    Connected,

    /// <summary>The call is being transferred.</summary>
    Transferring,

    /// <summary>The transfer was accepted.</summary>
    TransferAccepted,

    /// <summary>The leg is going down.</summary>
    Disconnecting,

    /// <summary>The leg is gone.</summary>
    Disconnected,
}
