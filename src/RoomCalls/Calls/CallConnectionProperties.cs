using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>The properties of a call connection, the server-side leg of a call. Immutable.</summary>
/// <param name="Id">The id of the call connection.</param>
public sealed record CallConnectionProperties(CallConnectionId Id)
{
    /// <summary>The state of the call connection.</summary>
    public CallConnectionState State { get; init; }

    /// <summary>The address of the call connection's callbacks. Its query can contain a key, so it prints masked.</summary>
    public Uri? CallbackUri { get; init; }

    /// <summary>The id that all connections of the call share; <see langword="null"/> in the response to connect, which does not contain it.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>The correlation id, to quote to the service's support.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Returns the properties with the query of the callback address masked.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => $"{Id} {State} {Mask.Query(CallbackUri)}";
}

/// <summary>The states of a call connection, the server-side leg of a call.</summary>
public enum CallConnectionState
{
    /// <summary>The service has not reported a state, or one that this version does not know.</summary>
    Unknown = 0,

    /// <summary>The service has accepted the connection, which is not up yet.</summary>
    Connecting,

    /// <summary>The call connection is up.</summary>
    Connected,

    /// <summary>The call is being transferred.</summary>
    Transferring,

    /// <summary>The transfer was accepted.</summary>
    TransferAccepted,

    /// <summary>The call connection is ending.</summary>
    Disconnecting,

    /// <summary>The call connection has ended.</summary>
    Disconnected,
}
