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
