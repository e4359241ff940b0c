using System.Collections.Immutable;
using RoomCalls.Internal.Merging;

namespace RoomCalls.Internal.State;

/// <summary>
/// One roster of both sides: a function of the two sides' latest, never of what came first. A seat's word counts while it lists somebody, else the server side's; on hold
/// is the other way round. Somebody whom a seat saw leaving is gone, unless a roster of the server side that is newer lists them.
/// </summary>
internal static class SideMerge
{
    public static MergedRoster Merge(ParticipantRoster server, DateTimeOffset? serverAsOf, ImmutableArray<CallSeat> seats, MergedRoster? last)
    {
        ImmutableArray<RoomCallParticipant>.Builder merged = ImmutableArray.CreateBuilder<RoomCallParticipant>(server.Count + 8);
        List<MergeSources> sources = new(server.Count + 8);
        HashSet<ParticipantId> taken = [];
        foreach (ParticipantId id in Ids(server, seats))
        {
            if (taken.Add(id) && FindSources(id, server, serverAsOf, seats) is MergeSources of)
            {
                merged.Add(last?.Find(sources.Count, id, of) ?? of.Join(id));
                sources.Add(of);
            }
        }

        return new MergedRoster(last is not null && last.Roster.HasSameParticipants(merged) ? last.Roster : new ParticipantRoster(merged.DrainToImmutable()), sources);
    }

    /// <summary>Everybody who may be in the call: first as the server side lists them, then as the seats do, then the seats' own users.</summary>
    private static IEnumerable<ParticipantId> Ids(ParticipantRoster server, ImmutableArray<CallSeat> seats) => server
        .Concat(seats.Where(static s => s.IsLive).SelectMany(static s => s.Listed))
        .Concat(seats.Where(static s => s.IsLive).SelectMany(static s => s.Invisible))
        .Select(static p => p.Id)
        .Concat(seats.Where(static s => s.IsLive).Select(static s => s.Id));

    /// <returns>Where somebody is known from, or nothing when the person is not in the call.</returns>
    private static MergeSources? FindSources(ParticipantId id, ParticipantRoster server, DateTimeOffset? serverAsOf, ImmutableArray<CallSeat> seats)
    {
        server.TryGet(id, out RoomCallParticipant? ofServer);
        RoomCallParticipant? listed = null, invisible = null, self = null;
        DateTimeOffset? departed = null;
        foreach (CallSeat seat in seats)
        {
            if (seat.Id == id)
            {
                (self, departed) = seat.IsLive ? (seat.Self, departed) : (self, Later(departed, seat.AsOf));
            }

            // Whom a seat saw leaving has left, also when the seat itself is gone since.
            departed = seat.Departed.TryGetValue(id, out DateTimeOffset at) ? Later(departed, at) : departed;
            if (seat.IsLive)
            {
                listed ??= seat.Listed.TryGet(id, out RoomCallParticipant? line) ? line : null;
                invisible ??= seat.Invisible.TryGet(id, out line) ? line : null;
            }
        }

        if (listed is not null || self is not null)
        {
            return new(ofServer, listed, self);
        }

        bool isThere = ofServer is not null ? departed is null || serverAsOf > departed : invisible is not null && serverAsOf is null;
        return isThere ? new(ofServer ?? invisible, null, null) : null;
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
