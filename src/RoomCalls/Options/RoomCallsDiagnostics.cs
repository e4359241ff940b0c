namespace RoomCalls;

/// <summary>The names under which RoomCalls reports.</summary>
public static class RoomCallsDiagnostics
{
    /// <summary>The name of the activity source: one activity per action, from the request to its outcome.</summary>
    public const string ActivitySourceName = "RoomCalls";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "RoomCalls";

    /// <summary>The category of the log.</summary>
    public const string LogCategory = "RoomCalls";
}
