using System.Text.Json;
using Azure.Core;
using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Http;
using RoomCalls.Rest.Internal.Wire;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>Creating, reading, changing and deleting rooms and their participants.</summary>
internal static class RoomOperations
{
    private const string Rooms = "/rooms";
    private const string Participants = "/participants";

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
            Path = (action, _) => GetPath(nameof(GetRoom), action.RoomId),
            Read = ReadRoom,
        },
        new RestOperation<ListRooms>(ApiArea.Rooms, RequestMethod.Get, 200)
        {
            Path = (_, _) => Rooms,
            Continuation = action => action.ContinuationToken,
            ReadPage = (items, next) => ActionAnswer.Rooms(new() { Items = RoomReader.ReadList(items), ContinuationToken = next }),
        },
        new RestOperation<UpdateRoom>(ApiArea.Rooms, RequestMethod.Patch, 200)
        {
            ContentType = ContentTypes.MergePatch,
            Path = (action, _) => GetPath(nameof(UpdateRoom), action.RoomId),
            Body = WriteUpdate,
            Read = ReadRoom,
        },
        new RestOperation<DeleteRoom>(ApiArea.Rooms, RequestMethod.Delete, 204)
        {
            Path = (action, _) => GetPath(nameof(DeleteRoom), action.RoomId),
        },
        new RestOperation<ListRoomParticipants>(ApiArea.Rooms, RequestMethod.Get, 200)
        {
            Path = (action, _) => GetPath(nameof(ListRoomParticipants), action.RoomId) + Participants,
            Continuation = action => action.ContinuationToken,
            ReadPage = (items, next) => ActionAnswer.RoomParticipants(new() { Items = RoomReader.ReadParticipants(items), ContinuationToken = next }),
        },
        new RestOperation<UpdateRoomParticipants>(ApiArea.Rooms, RequestMethod.Patch, 200)
        {
            ContentType = ContentTypes.MergePatch,
            Path = (action, _) => GetPath(nameof(UpdateRoomParticipants), action.RoomId) + Participants,
            Body = WriteParticipantsChange,
        },
    ];

    private static string GetPath(string action, RoomId roomId) => $"{Rooms}/{PathSegment.Escape(action, roomId.ToString())}";

    private static void WriteCreate(Utf8JsonWriter json, CreateRoom action, ActionEnvelope envelope)
    {
        WriteDate(json, "validFrom", action.ValidFrom);
        WriteDate(json, "validUntil", action.ValidUntil);
        if (action.PstnDialOutEnabled)
        {
            json.WriteBoolean("pstnDialOutEnabled", true);
        }

        if (action.Participants.Count > 0)
        {
            json.WriteStartObject("participants");
            WriteParticipants(json, action.Participants);
            json.WriteEndObject();
        }
    }

    private static void WriteUpdate(Utf8JsonWriter json, UpdateRoom action, ActionEnvelope envelope)
    {
        WriteDate(json, "validFrom", action.ValidFrom);
        WriteDate(json, "validUntil", action.ValidUntil);
        if (action.PstnDialOutEnabled is bool dialOut)
        {
            json.WriteBoolean("pstnDialOutEnabled", dialOut);
        }
    }

    private static void WriteParticipantsChange(Utf8JsonWriter json, UpdateRoomParticipants action, ActionEnvelope envelope)
    {
        json.WriteStartObject("participants");
        WriteParticipants(json, action.AddOrUpdate);
        foreach (ParticipantId removed in action.Remove)
        {
            json.WriteNull(removed.RawId);
        }

        json.WriteEndObject();
    }

    private static void WriteParticipants(Utf8JsonWriter json, IReadOnlyList<RoomParticipant> participants)
    {
        foreach (RoomParticipant participant in participants)
        {
            json.WriteStartObject(participant.Id.RawId);
            json.WriteString("role", participant.Role.ToString());
            json.WriteEndObject();
        }
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateTimeOffset? date)
    {
        if (date is DateTimeOffset set)
        {
            json.WriteString(name, set.UtcDateTime);
        }
    }

    private static ActionAnswer? ReadRoom(JsonElement root) => RoomReader.Read(root) is Room room ? ActionAnswer.Room(room) : null;
}
