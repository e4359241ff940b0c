using System.Text.Json;
using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Wire;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>Connecting, reading and ending a leg.</summary>
internal static class ConnectionOperations
{
    /// <summary>The lines of the operation table.</summary>
    public static IEnumerable<RestOperation> All { get; } =
    [
        new RestOperation<ConnectCall>(ApiArea.CallAutomation, RequestMethod.Post, 200)
        {
            IsRepeatable = true,
            Path = (_, _) => CallPaths.Connections + ":connect",
            Body = WriteConnect,
            Read = ReadConnection,
        },
        new RestOperation<GetCallConnection>(ApiArea.CallAutomation, RequestMethod.Get, 200)
        {
            Path = (_, envelope) => CallPaths.Leg(nameof(GetCallConnection), envelope),
            Read = ReadConnection,
        },
        new RestOperation<HangUpCall>(ApiArea.CallAutomation, RequestMethod.Delete, 204)
        {
            Path = (_, envelope) => CallPaths.Leg(nameof(HangUpCall), envelope),
        },
        new RestOperation<HangUpForEveryone>(ApiArea.CallAutomation, RequestMethod.Post, 204)
        {
            IsRepeatable = true,
            Path = (_, envelope) => CallPaths.Leg(nameof(HangUpForEveryone), envelope, ":terminate"),
        },
    ];

    private static void WriteConnect(Utf8JsonWriter json, ConnectCall action, ActionEnvelope envelope)
    {
        json.WriteStartObject("callLocator");
        LocatorWriter.WriteMembers(json, action.Locator);
        json.WriteEndObject();
        json.WriteOptional("callbackUri", envelope.CallbackUri?.AbsoluteUri);
        json.WriteContext(envelope);
    }

    private static ActionAnswer? ReadConnection(JsonElement root) =>
        ConnectionReader.Read(root) is CallConnectionProperties properties ? ActionAnswer.Connection(properties) : null;
}
