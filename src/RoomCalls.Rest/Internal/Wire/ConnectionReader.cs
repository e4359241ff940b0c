using System.Text.Json;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>Reads the properties of a call connection.</summary>
internal static class ConnectionReader
{
    /// <summary>Reads the properties; <see langword="null"/> when the answer has no connection id.</summary>
    public static CallConnectionProperties? Read(JsonElement root) => root.Text("callConnectionId") is string id
        ? new CallConnectionProperties(id)
        {
            State = ParseState(root.Text("callConnectionState")),
            CallbackUri = Uri.TryCreate(root.Text("callbackUri"), UriKind.Absolute, out Uri? address) ? address : null,
            ServerCallId = root.Text("serverCallId"),
            CorrelationId = root.Text("correlationId"),
        }
        : null;

    private static CallConnectionState ParseState(string? state) => state switch
    {
        "connecting" => CallConnectionState.Connecting,
        "connected" => CallConnectionState.Connected,
        "transferring" => CallConnectionState.Transferring,
        "transferAccepted" => CallConnectionState.TransferAccepted,
        "disconnecting" => CallConnectionState.Disconnecting,
        "disconnected" => CallConnectionState.Disconnected,
        _ => CallConnectionState.Unknown,
    };
}
