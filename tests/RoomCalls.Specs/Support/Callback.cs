using System.Text.Json.Nodes;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Specs.Support;

/// <summary>Writes events as the service does, for bodies that no emulator would send.</summary>
internal static class Callback
{
    /// <summary>One event of a call.</summary>
    public static JsonObject Event(IRoomCall call, string type, DateTimeOffset time, string? id = null, params (string Name, JsonNode? Value)[] data)
    {
        JsonObject inner = new()
        {
            ["version"] = "2026-03-12",
            ["callConnectionId"] = call.ConnectionId.Value,
            ["serverCallId"] = call.State.ServerCallId,
            ["correlationId"] = call.State.CorrelationId,
            ["publicEventType"] = "Microsoft.Communication." + type,
        };
        foreach ((string name, JsonNode? value) in data)
        {
            inner[name] = value;
        }

        return new JsonObject
        {
            ["id"] = id ?? Guid.NewGuid().ToString(),
            ["source"] = "calling/callConnections/" + call.ConnectionId,
            ["type"] = "Microsoft.Communication." + type,
            ["data"] = inner,
            ["time"] = time.ToString("O"),
            ["specversion"] = "1.0",
            ["datacontenttype"] = "application/json",
            ["subject"] = "calling/callConnections/" + call.ConnectionId,
        };
    }

    /// <summary>A roster.</summary>
    public static JsonObject Roster(IRoomCall call, int sequenceNumber, DateTimeOffset time, params ParticipantId[] people) => Roster(
        call, sequenceNumber, time, [.. people.Select(p => new RosterEntry(p, IsMuted: false, IsOnHold: false))]);

    /// <summary>A roster; what an entry does not know is left out of the JSON.</summary>
    public static JsonObject Roster(IRoomCall call, int sequenceNumber, DateTimeOffset time, IReadOnlyList<RosterEntry> people) => Event(
        call, "ParticipantsUpdated", time, null, ("sequenceNumber", sequenceNumber), ("participants", new JsonArray([.. people.Select(Entry)])));

    public static JsonObject AddFailed(IRoomCall call, ParticipantId id, Guid operation, DateTimeOffset time) => Event(
        call,
        "AddParticipantFailed",
        time,
        null,
        ("operationContext", OperationContextCodec.Encode(operation, null)),
        ("participant", Identifier(id)),
        ("resultInformation", new JsonObject { ["code"] = 486, ["subCode"] = 560486, ["message"] = "Busy Here" }));

    private static JsonObject Entry(RosterEntry entry)
    {
        JsonObject json = new() { ["identifier"] = Identifier(entry.Id) };
        if (entry.IsMuted is bool muted)
        {
            json["isMuted"] = muted;
        }

        if (entry.IsOnHold is bool held)
        {
            json["isOnHold"] = held;
        }

        return json;
    }

    private static JsonObject Identifier(ParticipantId id) => id.Kind == ParticipantKind.PhoneNumber
        ? new() { ["rawId"] = id.RawId, ["kind"] = "phoneNumber", ["phoneNumber"] = new JsonObject { ["value"] = id.Number } }
        : new() { ["rawId"] = id.RawId, ["kind"] = "communicationUser", ["communicationUser"] = new JsonObject { ["id"] = id.RawId } };
}
