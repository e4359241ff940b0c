using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>Writes an event of a connection as the array of one CloudEvent that the service posts.</summary>
internal static class EventJson
{
    /// <summary>What stands before the short event type.</summary>
    public const string TypePrefix = "Microsoft.Communication.";

    /// <summary>Writes the body. The operation context is left out when there is none.</summary>
    public static byte[] Write(
        CallConnection connection,
        string eventType,
        string eventId,
        DateTimeOffset time,
        string serverCallId,
        string? operationContext,
        ResultInformation result,
        Action<Utf8JsonWriter>? more)
    {
        string type = TypePrefix + eventType;
        string source = "calling/callConnections/" + connection.Id;
        return JsonBytes.ArrayOfOne(json =>
        {
            json.WriteString("id"u8, eventId);
            json.WriteString("source"u8, source);
            json.WriteString("type"u8, type);
            json.WriteStartObject("data"u8);
            more?.Invoke(json);
            json.WriteString("version"u8, connection.ApiVersion);
            if (operationContext is not null)
            {
                json.WriteString("operationContext"u8, operationContext);
            }

            result.WriteTo(json, connection.ApiVersion);
            json.WriteString("callConnectionId"u8, connection.Id);
            json.WriteString("serverCallId"u8, serverCallId);
            json.WriteString("correlationId"u8, connection.CorrelationId);
            json.WriteString("publicEventType"u8, type);
            json.WriteEndObject();
            json.WriteString("time"u8, WireDate.Format(time));
            json.WriteString("specversion"u8, "1.0"u8);
            json.WriteString("datacontenttype"u8, "application/json"u8);
            json.WriteString("subject"u8, source);
        });
    }
}
