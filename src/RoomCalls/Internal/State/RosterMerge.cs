using System.Collections.Immutable;
using RoomCalls.Internal.Model;

namespace RoomCalls.Internal.State;

/// <summary>Creates the next roster from the last one and a side's entries, sharing every participant that did not change.</summary>
internal static class RosterMerge
{
    public static ParticipantRoster Merge(
        ParticipantRoster last,
        IReadOnlyList<RosterEntry> entries,
        DateTimeOffset at,
        ImmutableDictionary<ParticipantId, RosterOutcome> outcomes)
    {
        ImmutableArray<RoomCallParticipant>.Builder next = ImmutableArray.CreateBuilder<RoomCallParticipant>(entries.Count);
        HashSet<ParticipantId>? listed = null;
        bool same = true;
        for (int i = 0; i < entries.Count; i++)
        {
            RosterEntry entry = entries[i];
            bool inPlace = same && next.Count < last.Count && last[next.Count].Id == entry.Id;
            if (!inPlace)
            {
                listed ??= [.. next.Select(p => p.Id)];
                same = false;
            }

            if ((listed is not null && !listed.Add(entry.Id)) || outcomes.TryGetValue(entry.Id, out RosterOutcome outcome) && !outcome.Present)
            {
                continue;
            }

            RoomCallParticipant known = inPlace ? last[next.Count] : GetOrCreate(last, entry.Id);
            next.Add(known.With(entry, at));
        }

        foreach (ParticipantId added in OrderAdded(outcomes))
        {
            if (!next.Any(p => p.Id == added))
            {
                next.Add(GetOrCreate(last, added));
            }
        }

        return last.HasSameParticipants(next) ? last : new ParticipantRoster(next.DrainToImmutable());
    }

    public static ParticipantRoster WithOutcome(ParticipantRoster last, ParticipantId id, bool present) => (present, last.Contains(id)) switch
    {
        (true, false) => new([.. last, new RoomCallParticipant(id)]),
        (false, true) => new([.. last.Where(p => p.Id != id)]),
        _ => last,
    };

    private static IEnumerable<ParticipantId> OrderAdded(ImmutableDictionary<ParticipantId, RosterOutcome> outcomes) =>
        outcomes.Where(o => o.Value.Present).OrderBy(o => o.Value.At).ThenBy(o => o.Key.RawId, StringComparer.Ordinal).Select(o => o.Key);

    private static RoomCallParticipant GetOrCreate(ParticipantRoster roster, ParticipantId id) =>
        roster.TryGet(id, out RoomCallParticipant? participant) ? participant : new RoomCallParticipant(id);
}
