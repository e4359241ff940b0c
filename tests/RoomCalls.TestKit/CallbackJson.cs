using System.Text.Json;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.TestKit;

/// <summary>Callback events as the service writes them, and bodies of several. Change the text for what the service would never send.</summary>
public static class CallbackJson
{
    /// <summary>An event of the connection <c>c1</c>.</summary>
    /// <param name="type">The type, without its prefix.</param>
    /// <param name="data">The members of <c>data</c>.</param>
    /// <param name="id">The event's id; a new one by default.</param>
    /// <param name="time">The event's time.</param>
    public static string Event(string type, string data = "\"callConnectionId\":\"c1\"", string? id = null, string? time = "2026-03-01T12:00:01.1234567+00:00") =>
        $$$"""{"id":"{{{id ?? Guid.NewGuid().ToString()}}}","source":"calling/callConnections/c1","type":"Microsoft.Communication.{{{type}}}","data":{{{{data}}}},"time":"{{{time}}}","specversion":"1.0"}""";

    /// <summary>An event of a call.</summary>
    public static string Event(IRoomCall call, string type, DateTimeOffset time, string data = "") => Event(
        type,
        $$"""
        "version":"2026-03-12","callConnectionId":"{{call.ConnectionId}}","serverCallId":{{Quote(call.State.ServerCallId)}},"correlationId":{{Quote(call.State.CorrelationId)}},"publicEventType":"Microsoft.Communication.{{type}}"{{(data.Length > 0 ? "," + data : "")}}
        """,
        time: time.ToString("O"));

    /// <summary>A roster of the connection <c>c1</c>.</summary>
    public static string Roster(int sequenceNumber, params ParticipantId[] people) =>
        Event("ParticipantsUpdated", "\"callConnectionId\":\"c1\"," + RosterData(sequenceNumber, Entries(people)));

    /// <summary>A roster of a call.</summary>
    public static string Roster(IRoomCall call, int sequenceNumber, DateTimeOffset time, params ParticipantId[] people) => Roster(call, sequenceNumber, time, Entries(people));

    /// <summary>A roster of a call; what an entry does not know is left out.</summary>
    public static string Roster(IRoomCall call, int sequenceNumber, DateTimeOffset time, IEnumerable<RosterEntry> entries) =>
        Event(call, "ParticipantsUpdated", time, RosterData(sequenceNumber, entries));

    /// <summary>The failure of an invitation.</summary>
    public static string AddFailed(IRoomCall call, ParticipantId id, Guid operation, DateTimeOffset time) => Event(
        call,
        "AddParticipantFailed",
        time,
        $$"""
        "operationContext":"{{OperationContextCodec.Encode(operation, null)}}","participant":{{Identifier(id)}},"resultInformation":{"code":486,"subCode":560486,"message":"Busy Here"}
        """);

    /// <summary>A body of several events.</summary>
    public static string Array(params IEnumerable<string> events) => $"[{string.Join(',', events)}]";

    public static string Identifier(ParticipantId id) => id.Kind == ParticipantKind.PhoneNumber
        ? $$$"""{"rawId":{{{Quote(id.RawId)}}},"kind":"phoneNumber","phoneNumber":{"value":{{{Quote(id.Number)}}}}}"""
        : $$$"""{"rawId":{{{Quote(id.RawId)}}},"kind":"communicationUser","communicationUser":{"id":{{{Quote(id.RawId)}}}}}""";

    private static string RosterData(int sequenceNumber, IEnumerable<RosterEntry> entries) =>
        $"\"sequenceNumber\":{sequenceNumber},\"participants\":[{string.Join(',', entries.Select(Entry))}]";

    private static string Entry(RosterEntry entry) => $"{{\"identifier\":{Identifier(entry.Id)}{Flag("isMuted", entry.IsMuted)}{Flag("isOnHold", entry.IsOnHold)}}}";

    private static IEnumerable<RosterEntry> Entries(ParticipantId[] people) => people.Select(p => new RosterEntry(p, isMuted: false, isOnHold: false));

    private static string Flag(string name, bool? value) => value is null ? "" : $",\"{name}\":{(value.Value ? "true" : "false")}";

    private static string Quote(string? text) => JsonSerializer.Serialize(text);
}
