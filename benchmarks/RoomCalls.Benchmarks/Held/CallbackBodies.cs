using System.Globalization;
using System.Text;

namespace RoomCalls.Benchmarks.Held;

/// <summary>Callback bodies in the form of the recordings, for many calls with people of their own.</summary>
internal static class CallbackBodies
{
    private const string Tail = "\"specversion\":\"1.0\",\"datacontenttype\":\"application/json\"}]";

    private static long _events;

    public static CallConnectionId ConnectionOf(string room) => new($"{Number(room):x8}-5007-4d92-a70d-f9baea9c62a9");

    public static byte[] Connected(string room, string? context) =>
        Body(room, "CallConnected", $"\"operationContext\":\"{context}\",\"resultInformation\":{{\"code\":200,\"subCode\":0,\"message\":\"\"}}");

    public static byte[] Removed(string room, string? context, ParticipantId person) => Body(
        room,
        "RemoveParticipantSucceeded",
        $"\"operationContext\":\"{context}\",\"participant\":{{\"rawId\":\"{person.RawId}\",\"kind\":\"communicationUser\",\"communicationUser\":{{\"id\":\"{person.RawId}\"}}}},\"resultInformation\":{{\"code\":200,\"subCode\":0,\"message\":\"\"}}");

    /// <summary>A roster of the people from a number on: one more in the first number is one who left and one who joined.</summary>
    public static byte[] Roster(string room, int sequence, int first, int count)
    {
        StringBuilder people = new();
        for (int i = first; i < first + count; i++)
        {
            string id = Person(room, i).RawId;
            people.Append(i == first ? string.Empty : ",").Append(CultureInfo.InvariantCulture, $$$"""
                {"identifier":{"rawId":"{{{id}}}","kind":"communicationUser","communicationUser":{"id":"{{{id}}}"}},"isMuted":false,"isOnHold":false}
                """);
        }

        return Body(room, "ParticipantsUpdated", string.Create(CultureInfo.InvariantCulture, $"\"participants\":[{people}],\"sequenceNumber\":{sequence},\"resultInformation\":{{\"code\":200,\"subCode\":0,\"message\":\"\"}}"));
    }

    public static ParticipantId Person(string room, int number) => ParticipantId.User(
        string.Create(CultureInfo.InvariantCulture, $"8:acs:1bdaa2b9-9507-4542-bb64-a7b22c00a8d4_{Number(room):x8}-bfe1-879f-2c8a-{number:x12}"));

    private static byte[] Body(string room, string type, string data)
    {
        CallConnectionId connection = ConnectionOf(room);
        string id = Interlocked.Increment(ref _events).ToString("x12", CultureInfo.InvariantCulture);
        return InstantService.Bytes(
            $"[{{\"id\":\"08da7c6c-58b1-4454-989b-{id}\",\"source\":\"calling/callConnections/{connection}\",\"type\":\"Microsoft.Communication.{type}\",\"data\":{{{data},\"version\":\"2026-03-12\",\"callConnectionId\":\"{connection}\",\"serverCallId\":\"aHR0cHM6Ly9hcGkuZmxpZ2h0cHJveHkuc2t5cGUuY29tL2FwaS92Mi9jcC9jb252{Number(room):x8}\",\"correlationId\":\"9d3b51c5-6fe6-47f6-9c55-{Number(room):x12}\",\"publicEventType\":\"Microsoft.Communication.{type}\"}},\"time\":\"2026-03-01T12:00:00.{Interlocked.Read(ref _events) % 10_000_000:0000000}+00:00\",\"subject\":\"calling/callConnections/{connection}\",{Tail}");
    }

    private static int Number(string room) => int.Parse(room, CultureInfo.InvariantCulture);
}
