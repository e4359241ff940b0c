using System.Text.Json;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>Reads rooms and their participants.</summary>
internal static class RoomReader
{
    /// <summary>Reads a room; <see langword="null"/> when the answer has no room id.</summary>
    public static Room? Read(JsonElement root) => root.Text("id") is string id
        ? new Room(id)
        {
            CreatedAt = root.Date("createdAt") ?? default,
            ValidFrom = root.Date("validFrom") ?? default,
            ValidUntil = root.Date("validUntil") ?? default,
            PstnDialOutEnabled = root.Flag("pstnDialOutEnabled") ?? false,
        }
        : null;

    /// <summary>Reads the rooms; items without an id are left out.</summary>
    public static IReadOnlyList<Room> ReadList(IEnumerable<JsonElement> rooms) => [.. rooms.Select(Read).OfType<Room>()];

    /// <summary>Reads the participants; items without a raw id are left out, and a missing role is Attendee, the service's default.</summary>
    public static IReadOnlyList<RoomParticipant> ReadParticipants(IEnumerable<JsonElement> participants) =>
        [.. participants.Select(ReadParticipant).OfType<RoomParticipant>()];

    private static RoomParticipant? ReadParticipant(JsonElement participant) => participant.Text("rawId") is string rawId
        ? new RoomParticipant(ParticipantId.Parse(rawId), RoomRole.TryParse(participant.Text("role"), null, out RoomRole role) ? role : RoomRole.Attendee)
        : null;
}
