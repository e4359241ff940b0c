namespace RoomCalls.Internal.Merging;

/// <summary>A merged roster, and where each of its lines is known from, so that the next one can share what did not change.</summary>
internal sealed class MergedRoster(ParticipantRoster roster, IReadOnlyList<MergeSources> sources)
{
    private Dictionary<ParticipantId, int>? _places;

    public ParticipantRoster Roster { get; } = roster;

    /// <summary>The participant at a place, if it is the same one from the same lines.</summary>
    public RoomCallParticipant? Find(int place, ParticipantId id, MergeSources of)
    {
        if (place < sources.Count && Roster[place].Id == id)
        {
            return sources[place].IsSame(of) ? Roster[place] : null;
        }

        _places ??= Places();
        return _places.TryGetValue(id, out int moved) && sources[moved].IsSame(of) ? Roster[moved] : null;
    }

    private Dictionary<ParticipantId, int> Places()
    {
        Dictionary<ParticipantId, int> places = new(Roster.Count);
        for (int i = 0; i < Roster.Count; i++)
        {
            places[Roster[i].Id] = i;
        }

        return places;
    }
}

/// <summary>Where one participant of a merged roster is known from.</summary>
/// <param name="Server">The server side's line, or of somebody who is no longer visible, what a seat last saw.</param>
/// <param name="Listed">The line of the first seat that lists the participant.</param>
/// <param name="Self">The own line of the participant's own seat.</param>
internal readonly record struct MergeSources(RoomCallParticipant? Server, RoomCallParticipant? Listed, RoomCallParticipant? Self)
{
    public bool IsSame(MergeSources other) =>
        ReferenceEquals(Server, other.Server) && ReferenceEquals(Listed, other.Listed) && ReferenceEquals(Self, other.Self);

    /// <summary>One participant of all lines.</summary>
    public RoomCallParticipant Join(ParticipantId id)
    {
        RoomCallParticipant client = Listed ?? Self ?? Server ?? new RoomCallParticipant(id);
        if (Self is RoomCallParticipant self && Listed is not null)
        {
            client = client with { State = self.State, IsMuted = self.IsMuted, IsOnHold = self.IsOnHold, IsHandRaised = self.IsHandRaised, Role = self.Role.IsKnown ? self.Role : client.Role };
        }

        return Server is RoomCallParticipant server && !ReferenceEquals(client, server) && server.IsOnHold is { IsKnown: true, Side: CallSide.Server }
            ? client with { IsOnHold = server.IsOnHold }
            : client;
    }
}

/// <summary>That somebody was added or removed, which holds until a roster at least as new as <paramref name="At"/> arrives.</summary>
internal readonly record struct RosterOutcome(bool Present, DateTimeOffset At);
