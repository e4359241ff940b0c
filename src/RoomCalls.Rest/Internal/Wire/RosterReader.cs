using System.Text.Json;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>Reads the participants of a call.</summary>
internal static class RosterReader
{
    /// <summary>
    /// One participant; <see langword="null"/> when it does not say who it is. Old versions write the identifier without a member of its own.
    /// </summary>
    public static RosterEntry? ReadEntry(JsonElement participant) =>
        IdentifierReader.Read(participant.Member("identifier") ?? participant) is ParticipantId id
            ? new RosterEntry(id, participant.Flag("isMuted"), participant.Flag("isOnHold"))
            : null;

    /// <summary>Whoever of the items says who it is.</summary>
    public static IReadOnlyList<RosterEntry> ReadList(IEnumerable<JsonElement> participants) => [.. participants.Select(ReadEntry).OfType<RosterEntry>()];
}
