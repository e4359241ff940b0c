using System.Text.Json;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>Reads the participants of a call.</summary>
internal static class RosterReader
{
    /// <summary>
    /// Reads one participant; <see langword="null"/> when it has no identifier. Old versions write the identifier's members into the participant itself.
    /// </summary>
    public static RosterEntry? ReadEntry(JsonElement participant) =>
        IdentifierReader.Read(participant.Member("identifier") ?? participant) is ParticipantId id
            ? new RosterEntry(id, participant.Flag("isMuted"), participant.Flag("isOnHold"))
            : null;

    /// <summary>Reads the participants; items without an identifier are left out.</summary>
    public static IReadOnlyList<RosterEntry> ReadList(IEnumerable<JsonElement> participants) => [.. participants.Select(ReadEntry).OfType<RosterEntry>()];
}
