namespace RoomCalls;

/// <summary>A room: an invite-only place for calls, with participants who may join and a time window in which they can. Immutable.</summary>
/// <param name="Id">The id of the room, assigned by the service.</param>
public sealed record Room(RoomId Id)
{
    /// <summary>When the room was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time from which the room can be joined.</summary>
    public DateTimeOffset ValidFrom { get; init; }

    /// <summary>The time until which the room can be joined. A running call continues after it.</summary>
    public DateTimeOffset ValidUntil { get; init; }

    /// <summary>Whether phone numbers may be dialled from the room's call.</summary>
    public bool PstnDialOutEnabled { get; init; }
}

/// <summary>A participant of a room: a user who may join its call, whether in the call or not. Immutable.</summary>
/// <param name="Id">The user. Only users of Azure Communication Services can be participants of a room.</param>
/// <param name="Role">The role of the user in the room.</param>
public sealed record RoomParticipant(ParticipantId Id, RoomRole Role);

/// <summary>The participants of a room after a change, and the difference from the participants read before it. Immutable.</summary>
/// <remarks>
/// The service lists participants, not changes, so a change that another application makes at the same time is part of the difference.
/// </remarks>
public sealed record RoomParticipantsChange
{
    /// <summary>Everyone who may join now.</summary>
    public required IReadOnlyList<RoomParticipant> Participants { get; init; }

    /// <summary>The participants who may join now and could not before.</summary>
    public required IReadOnlyList<RoomParticipant> Added { get; init; }

    /// <summary>The participants whose role has changed, with the new role.</summary>
    public required IReadOnlyList<RoomParticipant> Changed { get; init; }

    /// <summary>The participants who could join before and may not now, with their former role.</summary>
    public required IReadOnlyList<RoomParticipant> Removed { get; init; }

    /// <summary>Compares the participants before and after a change.</summary>
    internal static RoomParticipantsChange Between(IReadOnlyList<RoomParticipant> before, IReadOnlyList<RoomParticipant> after)
    {
        Dictionary<ParticipantId, RoomParticipant> old = ById(before), now = ById(after);
        return new()
        {
            Participants = after,
            Added = [.. now.Values.Where(p => !old.ContainsKey(p.Id))],
            Changed = [.. now.Values.Where(p => old.TryGetValue(p.Id, out RoomParticipant? was) && was.Role != p.Role)],
            Removed = [.. old.Values.Where(p => !now.ContainsKey(p.Id))],
        };
    }

    // Participants are read page by page while others change them, so a participant can appear twice: the later entry counts.
    private static Dictionary<ParticipantId, RoomParticipant> ById(IReadOnlyList<RoomParticipant> participants)
    {
        Dictionary<ParticipantId, RoomParticipant> byId = [];
        foreach (RoomParticipant participant in participants)
        {
            byId[participant.Id] = participant;
        }

        return byId;
    }
}
