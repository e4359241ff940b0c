using System.Text.Json;
using RoomCalls.Events;

namespace RoomCalls.Cli.Decoding;

/// <summary>One event as one JSON object; absent values are left out.</summary>
internal static partial class EventJson
{
    public static void Write(Utf8JsonWriter writer, RoomCallEvent roomCallEvent)
    {
        writer.WriteStartObject();
        writer.WriteString("id", roomCallEvent.Id);
        writer.WriteString("type", roomCallEvent.Name);
        writer.WriteBoolean("known", roomCallEvent is not UnknownRoomCallEvent);
        if (roomCallEvent.Time != default)
        {
            writer.WriteString("time", roomCallEvent.Time);
        }

        WriteText(writer, "callConnectionId", roomCallEvent.CallConnectionId.Value is { Length: > 0 } id ? id : null);
        WriteText(writer, "serverCallId", roomCallEvent.ServerCallId);
        WriteText(writer, "correlationId", roomCallEvent.CorrelationId);
        WriteText(writer, "operationContext", roomCallEvent.OperationContext);
        WriteResult(writer, roomCallEvent.ResultInformation);
        WriteMembers(writer, roomCallEvent);
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, ResultInformation? result)
    {
        if (result is null)
        {
            return;
        }

        writer.WriteStartObject("result");
        writer.WriteNumber("code", result.Code);
        writer.WriteNumber("subCode", result.SubCode);
        WriteText(writer, "message", result.Message);
        WriteDetails(writer, "sip", result.Sip);
        WriteDetails(writer, "q850", result.Q850);
        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, string name, SignalingDetails? details)
    {
        if (details is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("code", details.Code);
        WriteText(writer, "message", details.Message);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool? flag)
    {
        if (flag is bool value)
        {
            writer.WriteBoolean(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? number)
    {
        if (number is int value)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static string ToCamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
