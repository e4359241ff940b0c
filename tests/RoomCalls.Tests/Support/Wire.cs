using System.Text;
using System.Text.Json;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;

namespace RoomCalls.Tests.Support;

/// <summary>Callback bodies as text.</summary>
internal static class Wire
{
    public static string Event(string type, string data = "\"callConnectionId\":\"c1\"", string? id = null, string? time = "2026-03-01T12:00:01.1234567+00:00") =>
        $$$"""{"id":"{{{id ?? Guid.NewGuid().ToString()}}}","source":"calling/callConnections/c1","type":"Microsoft.Communication.{{{type}}}","data":{{{{data}}}},"time":"{{{time}}}","specversion":"1.0"}""";

    public static string Array(params IEnumerable<string> events) => $"[{string.Join(',', events)}]";

    public static string Identifier(ParticipantId id) => $$"""{"rawId":{{JsonSerializer.Serialize(id.RawId)}}}""";

    public static string Roster(int number, params ParticipantId[] ids) => Event(
        "ParticipantsUpdated",
        $$""" "callConnectionId":"c1","sequenceNumber":{{number}},"participants":[{{string.Join(',', ids.Select(id => $$"""{"identifier":{{Identifier(id)}},"isMuted":false,"isOnHold":false}"""))}}] """);

    public static (IReadOnlyList<RoomCallEvent> Events, string? Error) Read(string body, Interner? interner = null) => Read(Encoding.UTF8.GetBytes(body), interner);

    public static (IReadOnlyList<RoomCallEvent> Events, string? Error) Read(ReadOnlySpan<byte> body, Interner? interner = null) => EventReader.Read(body, interner ?? new Interner());

    public static RoomCallEvent One(string body)
    {
        (IReadOnlyList<RoomCallEvent> events, string? error) = Read(body);
        Assert.Null(error);
        return Assert.Single(events);
    }

    public static string Refused(string body)
    {
        (IReadOnlyList<RoomCallEvent> events, string? error) = Read(body);
        Assert.Empty(events);
        Assert.NotNull(error);
        return error;
    }
}
