namespace RoomCalls;

/// <summary>The names of the logs, traces, metrics and diagnostics of RoomCalls.</summary>
public static class RoomCallsDiagnostics
{
    /// <summary>
    /// The compiler diagnostic for everything in <c>RoomCalls.Transport</c>. The interfaces can change until two transports to real services exist.
    /// Suppress it to write a transport.
    /// </summary>
    public const string TransportExperiment = "ROOMCALLS001";

    /// <summary>The name of the activity source. There is one activity per action, from the request to its outcome.</summary>
    public const string ActivitySourceName = "RoomCalls";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "RoomCalls";

    /// <summary>The log category.</summary>
    public const string LogCategory = "RoomCalls";
}
