namespace RoomCalls;

/// <summary>A room: an invite-only place for calls, with a roster of users and a time in which it can be joined.</summary>
/// <param name="Id">The room's id, made by the service.</param>
public sealed record Room(RoomId Id)
{
    /// <summary>When the room was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on the room can be joined.</summary>
    public DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when the room can be joined. A running call goes on after it.</summary>
    public DateTimeOffset ValidUntil { get; init; }

    /// <summary>Whether phone numbers may be dialled into the room's call.</summary>
    public bool PstnDialOutEnabled { get; init; }
}

/// <summary>A user on a room's roster: somebody who may join, whether in the call or not.</summary>
/// <param name="Id">The user; only users of Azure Communication Services can be on a roster.</param>
/// <param name="Role">The user's role.</param>
public sealed record RoomParticipant(ParticipantId Id, RoomRole Role);

/// <summary>
/// The participants of a room after a change, and what differs from what was read before it. A change that somebody else makes at the same time shows here too: the service
/// lists participants, not changes.
/// </summary>
public sealed record RoomParticipantsChange
{
    /// <summary>Everybody who can join now.</summary>
    public required IReadOnlyList<RoomParticipant> Participants { get; init; }

    /// <summary>Who can join now and could not before.</summary>
    public required IReadOnlyList<RoomParticipant> Added { get; init; }

    /// <summary>Who has another role now, with the new role.</summary>
    public required IReadOnlyList<RoomParticipant> Changed { get; init; }

    /// <summary>Who could join before and cannot now, with the former role.</summary>
    public required IReadOnlyList<RoomParticipant> Removed { get; init; }

    /// <summary>Compares what was read before and after.</summary>
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

    // Participants are read page by page while others change them, so somebody can come twice: the later line counts.
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
