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
/// A room's roster after a change, and what differs from the roster read before it. Somebody else's change at the same time shows here too: the service tells
/// rosters, not changes.
/// </summary>
/// <param name="Participants">Everybody who may join now.</param>
/// <param name="Added">Who is on the roster now and was not before.</param>
/// <param name="Changed">Who has another role now, with the new role.</param>
/// <param name="Removed">Who was on the roster before and is not now, with the role that was.</param>
public sealed record RoomParticipantsChange(
    IReadOnlyList<RoomParticipant> Participants,
    IReadOnlyList<RoomParticipant> Added,
    IReadOnlyList<RoomParticipant> Changed,
    IReadOnlyList<RoomParticipant> Removed)
{
    /// <summary>Compares two rosters. A role left at its default is Attendee, as on the wire.</summary>
    internal static RoomParticipantsChange Between(IReadOnlyList<RoomParticipant> before, IReadOnlyList<RoomParticipant> after)
    {
        Dictionary<ParticipantId, RoomParticipant> old = ById(before), now = ById(after);
        return new(
            after,
            [.. now.Values.Where(p => !old.ContainsKey(p.Id))],
            [.. now.Values.Where(p => old.TryGetValue(p.Id, out RoomParticipant? was) && was.Role.ToString() != p.Role.ToString())],
            [.. old.Values.Where(p => !now.ContainsKey(p.Id))]);
    }

    // A roster is read page by page while others change it, so somebody can come twice: the later line counts.
    private static Dictionary<ParticipantId, RoomParticipant> ById(IReadOnlyList<RoomParticipant> roster)
    {
        Dictionary<ParticipantId, RoomParticipant> byId = [];
        foreach (RoomParticipant participant in roster)
        {
            byId[participant.Id] = participant;
        }

        return byId;
    }
}
