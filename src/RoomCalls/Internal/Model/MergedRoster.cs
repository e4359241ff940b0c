namespace RoomCalls.Internal.Model;

/// <summary>A merged roster and the sources of each of its participants, so that the next one can share what did not change.</summary>
internal sealed class MergedRoster(ParticipantRoster roster, IReadOnlyList<MergeSources> sources)
{
    private Dictionary<ParticipantId, int>? _positions;

    public ParticipantRoster Roster { get; } = roster;

    /// <summary>Finds a participant whose sources are unchanged, at the expected position or elsewhere.</summary>
    public RoomCallParticipant? Find(int position, ParticipantId id, MergeSources current)
    {
        if (position < sources.Count && Roster[position].Id == id)
        {
            return sources[position].IsSame(current) ? Roster[position] : null;
        }

        _positions ??= IndexPositions();
        return _positions.TryGetValue(id, out int moved) && sources[moved].IsSame(current) ? Roster[moved] : null;
    }

    private Dictionary<ParticipantId, int> IndexPositions()
    {
        Dictionary<ParticipantId, int> positions = new(Roster.Count);
        for (int i = 0; i < Roster.Count; i++)
        {
            positions[Roster[i].Id] = i;
        }

        return positions;
    }
}

/// <summary>The sources of one participant of a merged roster.</summary>
/// <param name="Server">The server side's entry or, for a participant who is no longer visible, what a seat last saw.</param>
/// <param name="Listed">The entry of the first seat that lists the participant.</param>
/// <param name="Self">The participant's seat itself.</param>
internal readonly record struct MergeSources(RoomCallParticipant? Server, RoomCallParticipant? Listed, RoomCallParticipant? Self)
{
    public bool IsSame(MergeSources other) =>
        ReferenceEquals(Server, other.Server) && ReferenceEquals(Listed, other.Listed) && ReferenceEquals(Self, other.Self);

    /// <summary>Joins the sources into one participant.</summary>
    public RoomCallParticipant Join(ParticipantId id)
    {
        RoomCallParticipant client = Listed ?? Self ?? Server ?? new RoomCallParticipant(id);
        if (Self is RoomCallParticipant self && Listed is not null)
        {
            client = client with
            {
                State = self.State,
                IsMuted = self.IsMuted,
                IsOnHold = self.IsOnHold,
                IsHandRaised = self.IsHandRaised,
                Role = self.Role.IsKnown ? self.Role : client.Role,
            };
        }

        return Server is RoomCallParticipant server && !ReferenceEquals(client, server) && server.IsOnHold is { IsKnown: true, Side: CallSide.Server }
            ? client with { IsOnHold = server.IsOnHold }
            : client;
    }
}

/// <summary>
/// The outcome of adding or removing a participant, which holds until a roster at least as new as <paramref name="At"/> arrives, or one is read that was
/// asked for after the outcome's <paramref name="Position"/> in the log.
/// </summary>
internal readonly record struct RosterOutcome(bool Present, DateTimeOffset At, long Position = 0);
