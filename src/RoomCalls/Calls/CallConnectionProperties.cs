using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>What the service knows of one server-side leg.</summary>
/// <param name="Id">The leg's id.</param>
public sealed record CallConnectionProperties(CallConnectionId Id)
{
    /// <summary>How far the leg is.</summary>
    public CallConnectionState State { get; init; }

    /// <summary>Where the leg's callbacks go; its query may hold a key, so it prints masked.</summary>
    public Uri? CallbackUri { get; init; }

    /// <summary>The id that all connections of the call share; the answer to connect does not hold it.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>The id to give to the service's support.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Returns the properties with the callback's query masked.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{Id} {State} {Mask.Query(CallbackUri)}";
}

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
