using System.Text.Json;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Reads the participants of a room request: a map of raw id to role, null to remove.</summary>
internal static class RoomParticipantsReader
{
    private const string DefaultRole = "Attendee";

    /// <summary>Reads the changes in order; a role of <see langword="null"/> removes.</summary>
    public static IReadOnlyList<(string RawId, string? Role)> Read(OperationRequest request, bool mayRemove)
    {
        List<(string RawId, string? Role)> changes = [];
        if (request.GetMember("participants") is not { } participants)
        {
            return changes;
        }

        if (participants.ValueKind != JsonValueKind.Object)
        {
            throw request.Invalid("participants must be an object.");
        }

        foreach (JsonProperty entry in participants.EnumerateObject())
        {
            if (!Identifier.IsUserId(entry.Name))
            {
                throw request.Invalid("Invalid format for communication identifier.");
            }

            bool removes = entry.Value.ValueKind == JsonValueKind.Null && mayRemove;
            changes.Add((entry.Name, removes ? null : ReadRole(request, entry.Value)));
        }

        return changes;
    }

    /// <summary>Reads a role that the version knows; none is Attendee.</summary>
    private static string ReadRole(OperationRequest request, JsonElement value)
    {
        string role = (value.ValueKind == JsonValueKind.Object ? request.GetText(value, "role") : null) ?? DefaultRole;
        bool known = role is "Presenter" or "Attendee" or "Consumer"
            || (role == "Collaborator" && string.CompareOrdinal(request.ApiVersion, "2025-03-13") >= 0);
        return known ? role : throw request.Invalid($"Invalid role: {role}.");
    }
}
