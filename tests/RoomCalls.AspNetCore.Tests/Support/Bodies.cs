namespace RoomCalls.AspNetCore.Tests.Support;

/// <summary>Bodies of callbacks.</summary>
internal static class Bodies
{
    public static string Connected { get; } = One("CallConnected", "connected");

    public static string Roster(int sequenceNumber) =>
        One(
            "ParticipantsUpdated",
            $"roster-{sequenceNumber}",
            $$""","sequenceNumber":{{sequenceNumber}},"participants":[{"identifier":{"rawId":"{{Person(sequenceNumber)}}"},"isMuted":false}]""",
            $"2026-01-05T09:00:{sequenceNumber:00}Z");

    /// <summary>The only one in the call at a roster's time.</summary>
    public static string Person(int sequenceNumber) => $"8:acs:11111111-1111-4111-8111-111111111111_00000001-aaaa-bbbb-cccc-{sequenceNumber:000000000000}";

    private static string One(string type, string id, string data = "", string time = "2026-01-05T09:00:00Z") =>
        $$$"""
        [{"id":"{{{id}}}","source":"calling/callConnections/{{{ScriptedTransport.Leg}}}","specversion":"1.0","type":"Microsoft.Communication.{{{type}}}",
        "time":"{{{time}}}","data":{"callConnectionId":"{{{ScriptedTransport.Leg}}}","serverCallId":"server-call","correlationId":"c"{{{data}}}}}]
        """;
}
