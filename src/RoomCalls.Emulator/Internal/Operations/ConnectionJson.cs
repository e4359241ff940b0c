using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Writes the properties of a connection.</summary>
internal static class ConnectionJson
{
    /// <summary>The answer to connect: no server call id and no source, as recorded.</summary>
    public static void WriteConnecting(Utf8JsonWriter json, CallConnection connection, string subscriptionId)
    {
        json.WriteString("callConnectionId"u8, connection.Id);
        WriteShared(json, connection, "connecting");
        json.WriteStartObject("mediaStreamingSubscription"u8);
        json.WriteString("id"u8, subscriptionId);
        json.WriteString("state"u8, "disabled"u8);
        json.WriteStartArray("subscribedContentTypes"u8);
        json.WriteStringValue("audio"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The answer to a read: a connected one has its server call id.</summary>
    public static void Write(Utf8JsonWriter json, CallConnection connection)
    {
        json.WriteString("callConnectionId"u8, connection.Id);
        if (connection.Call is not null)
        {
            json.WriteString("serverCallId"u8, connection.Call.ServerCallId);
        }

        WriteShared(json, connection, connection.State == ConnectionState.Connected ? "connected" : "connecting");
        json.WriteStartObject("mediaStreamingSubscription"u8);
        json.WriteString("state"u8, "disabled"u8);
        json.WriteEndObject();
        json.WriteStartObject("transcriptionSubscription"u8);
        json.WriteString("state"u8, "disabled"u8);
        json.WriteStartArray("subscribedResultTypes"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the members that both answers have.</summary>
    private static void WriteShared(Utf8JsonWriter json, CallConnection connection, string state)
    {
        json.WriteStartArray("targets"u8);
        json.WriteEndArray();
        json.WriteString("callConnectionState"u8, state);
        json.WriteString("callbackUri"u8, connection.CallbackUri);
        json.WriteString("correlationId"u8, connection.CorrelationId);
    }
}
