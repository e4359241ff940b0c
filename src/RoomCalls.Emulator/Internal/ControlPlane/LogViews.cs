using System.Text.Json;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>Writes the logs, the ledger and the faults as JSON.</summary>
internal static class LogViews
{
    /// <summary>The service requests received.</summary>
    public static byte[] Requests(RoomCallsEmulator emulator) => Write("requests", emulator.Requests, emulator.DroppedRequests, (json, request) =>
    {
        json.WriteNumber("sequence"u8, request.Sequence);
        json.WriteString("time"u8, WireDate.Format(request.Time));
        json.WriteString("method"u8, request.Method);
        json.WriteString("path"u8, request.Path);
        json.WriteNumber("status"u8, request.Status);
        Text(json, "operation", request.Operation);
        Text(json, "repeatabilityId", request.RepeatabilityId);
        json.WriteNumber("bodySize"u8, request.BodySize);
    });

    /// <summary>The attempts to deliver callbacks.</summary>
    public static byte[] Deliveries(RoomCallsEmulator emulator) => Write("deliveries", emulator.Deliveries, emulator.DroppedDeliveries, (json, delivery) =>
    {
        json.WriteNumber("sequence"u8, delivery.Sequence);
        json.WriteString("time"u8, WireDate.Format(delivery.Time));
        json.WriteString("eventType"u8, delivery.EventType);
        json.WriteString("eventId"u8, delivery.EventId);
        json.WriteString("callConnectionId"u8, delivery.CallConnectionId);
        json.WriteString("uri"u8, delivery.Uri);
        json.WriteNumber("attempt"u8, delivery.Attempt);
        if (delivery.Status is { } status)
        {
            json.WriteNumber("status"u8, status);
        }

        Text(json, "error", delivery.Error);
        Text(json, "fault", delivery.Fault is { } fault ? FaultReader.NameOf(fault) : null);
    });

    /// <summary>What truly happened.</summary>
    public static byte[] Ledger(RoomCallsEmulator emulator) => Write("ledger", emulator.Ledger.Entries, dropped: 0, (json, entry) =>
    {
        json.WriteNumber("sequence"u8, entry.Sequence);
        json.WriteString("time"u8, WireDate.Format(entry.Time));
        json.WriteString("kind"u8, JsonNamingPolicy.CamelCase.ConvertName(entry.Kind.ToString()));
        Text(json, "roomId", entry.RoomId);
        Text(json, "groupCallId", entry.GroupCallId?.ToString());
        Text(json, "serverCallId", entry.ServerCallId);
        Text(json, "rawId", entry.RawId);
        Text(json, "callConnectionId", entry.CallConnectionId);
        Text(json, "detail", entry.Detail);
    });

    /// <summary>The faults that wait for a request.</summary>
    public static byte[] Faults(RoomCallsEmulator emulator) => Write("faults", emulator.Faults.Pending, dropped: 0, (json, fault) =>
    {
        json.WriteString("kind"u8, FaultReader.NameOf(fault.Kind));
        json.WriteString("operation"u8, fault.Operation);
        Text(json, "operationContext", fault.OperationContext);
        Text(json, "eventType", fault.EventType);
        json.WriteNumber("times"u8, fault.Times);
    });

    /// <summary>Writes a list of objects and how many older ones were dropped.</summary>
    private static byte[] Write<T>(string name, IReadOnlyList<T> entries, long dropped, Action<Utf8JsonWriter, T> write) => JsonBytes.Object(json =>
    {
        json.WriteStartArray(name);
        foreach (T entry in entries)
        {
            json.WriteStartObject();
            write(json, entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("dropped"u8, dropped);
    });

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
