namespace RoomCalls;

/// <summary>The names under which RoomCalls reports.</summary>
public static class RoomCallsDiagnostics
{
    /// <summary>
    /// The compiler's diagnostic for everything in <c>RoomCalls.Transport</c>: the ports can change until two transports to real services exist. Suppress it to write a transport.
    /// </summary>
    public const string TransportExperiment = "ROOMCALLS001";

    /// <summary>The name of the activity source: one activity per action, from the request to its outcome.</summary>
    public const string ActivitySourceName = "RoomCalls";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "RoomCalls";

    /// <summary>The category of the log.</summary>
    public const string LogCategory = "RoomCalls";
}
