using System.Text.Json;
using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.CallAutomation.Wire;
using RoomCalls.Transport;

namespace RoomCalls.CallAutomation.Operations;

/// <summary>Making and reading rooms.</summary>
internal static class RoomOperations
{
    private const string Rooms = "/rooms";

    /// <summary>The lines of the operation table.</summary>
    public static IEnumerable<RestOperation> All { get; } =
    [
        new RestOperation<CreateRoom>(ApiArea.Rooms, RequestMethod.Post, 201)
        {
            IsRepeatable = true,
            Path = (_, _) => Rooms,
            Body = WriteCreate,
            Read = ReadRoom,
        },
        new RestOperation<GetRoom>(ApiArea.Rooms, RequestMethod.Get, 200)
        {
            Path = (action, _) => $"{Rooms}/{PathSegment.Of(nameof(GetRoom), action.RoomId.ToString())}",
            Read = ReadRoom,
        },
        new RestOperation<ListRoomParticipants>(ApiArea.Rooms, RequestMethod.Get, 200)
        {
            Path = (action, _) => $"{Rooms}/{PathSegment.Of(nameof(ListRoomParticipants), action.RoomId.ToString())}/participants",
            ReadList = items => new ActionAnswer { Value = RoomReader.ReadRoster(items) },
        },
    ];

    private static void WriteCreate(Utf8JsonWriter json, CreateRoom action, ActionEnvelope envelope)
    {
        WriteDate(json, "validFrom", action.ValidFrom);
        WriteDate(json, "validUntil", action.ValidUntil);
        if (action.PstnDialOutEnabled)
        {
            json.WriteBoolean("pstnDialOutEnabled", true);
        }

        if (action.Participants.Count == 0)
        {
            return;
        }

        json.WriteStartObject("participants");
        foreach (RoomParticipant participant in action.Participants)
        {
            json.WriteStartObject(participant.Id.RawId);
            json.WriteString("role", participant.Role.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateTimeOffset? date)
    {
        if (date is DateTimeOffset set)
        {
            json.WriteString(name, set.UtcDateTime);
        }
    }

    private static ActionAnswer? ReadRoom(JsonElement root) => RoomReader.Read(root) is Room room ? new ActionAnswer { Value = room } : null;
}
