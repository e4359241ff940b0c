using System.Text.Json;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>An event of a connection, which the service posts as an array of one CloudEvent.</summary>
internal sealed record CallbackEvent
{
    private const string TypePrefix = "Microsoft.Communication.";

    /// <summary>The short type, such as <c>CallConnected</c>.</summary>
    public required string Type { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string ConnectionId { get; init; }

    public required string ServerCallId { get; init; }

    public required string CorrelationId { get; init; }

    /// <summary>The version of the connect request.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Left out of the body when there is none.</summary>
    public string? OperationContext { get; init; }

    public required ResultInformation Result { get; init; }

    /// <summary>Writes the members that only this type of event has.</summary>
    public Action<Utf8JsonWriter>? WriteData { get; init; }

    /// <summary>The body of the request.</summary>
    public byte[] ToJson()
    {
        string type = TypePrefix + Type;
        string source = "calling/callConnections/" + ConnectionId;
        return JsonBytes.WriteArrayOfOne(json =>
        {
            json.WriteString("id"u8, Id);
            json.WriteString("source"u8, source);
            json.WriteString("type"u8, type);
            json.WriteStartObject("data"u8);
            WriteData?.Invoke(json);
            json.WriteString("version"u8, ApiVersion);
            if (OperationContext is not null)
            {
                json.WriteString("operationContext"u8, OperationContext);
            }

            Result.WriteTo(json, ApiVersion);
            json.WriteString("callConnectionId"u8, ConnectionId);
            json.WriteString("serverCallId"u8, ServerCallId);
            json.WriteString("correlationId"u8, CorrelationId);
            json.WriteString("publicEventType"u8, type);
            json.WriteEndObject();
            json.WriteString("time"u8, WireDate.Format(Time));
            json.WriteString("specversion"u8, "1.0"u8);
            json.WriteString("datacontenttype"u8, "application/json"u8);
            json.WriteString("subject"u8, source);
        });
    }
}
