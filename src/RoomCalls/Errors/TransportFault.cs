namespace RoomCalls;

/// <summary>Why a request could not be carried.</summary>
public enum TransportFault
{
    /// <summary>No connection, or it was cut.</summary>
    Network = 0,

    /// <summary>The service asks to slow down (429).</summary>
    Throttled,

    /// <summary>The service is not able to answer (5xx).</summary>
    Unavailable,

    /// <summary>The answer did not come in time.</summary>
    TimedOut,

    /// <summary>There was an answer, but not one that the service documents.</summary>
    Protocol,

    /// <summary>The credential gave no token, so nothing was sent. It is not tried again by itself: credentials have retries of their own.</summary>
    Credential,
}
