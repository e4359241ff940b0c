using System.Collections.Immutable;
using RoomCalls.Internal.Model;

namespace RoomCalls.Internal.State;

/// <summary>
/// Merges the rosters of both sides: a function of the latest state of each, never of the order of arrival. A seat's entry counts while it lists a participant,
/// else the server side's; for on hold it is the other way round. A participant that a seat saw leaving is gone, unless a newer roster of the server side lists
/// them. A seat whose client is not trusted removes nobody that the server side lists, and its entries come after those of the others.
/// </summary>
internal static class SideMerge
{
    public static MergedRoster Merge(ParticipantRoster server, DateTimeOffset? serverAsOf, ImmutableArray<SeatModel> seats, MergedRoster? last)
    {
        ImmutableArray<RoomCallParticipant>.Builder merged = ImmutableArray.CreateBuilder<RoomCallParticipant>(server.Count + 8);
        List<MergeSources> sources = new(server.Count + 8);
        HashSet<ParticipantId> taken = [];
        foreach (ParticipantId id in ListIds(server, seats))
        {
            if (taken.Add(id) && FindSources(id, server, serverAsOf, seats) is MergeSources found)
            {
                merged.Add(last?.Find(sources.Count, id, found) ?? found.Join(id));
                sources.Add(found);
            }
        }

        return new MergedRoster(
            last is not null && last.Roster.HasSameParticipants(merged) ? last.Roster : new ParticipantRoster(merged.DrainToImmutable()), sources);
    }

    /// <summary>Everyone who may be in the call: first as the server side lists them, then as the seats do, then the seats' users.</summary>
    private static IEnumerable<ParticipantId> ListIds(ParticipantRoster server, ImmutableArray<SeatModel> seats) => server
        .Concat(seats.Where(static s => s.IsLive).SelectMany(static s => s.Listed))
        .Concat(seats.Where(static s => s.IsLive).SelectMany(static s => s.Invisible))
        .Select(static p => p.Id)
        .Concat(seats.Where(static s => s.IsLive).Select(static s => s.Id));

    /// <returns>The sources of a participant, or <see langword="null"/> when the participant is not in the call.</returns>
    private static MergeSources? FindSources(ParticipantId id, ParticipantRoster server, DateTimeOffset? serverAsOf, ImmutableArray<SeatModel> seats)
    {
        server.TryGet(id, out RoomCallParticipant? serverEntry);
        RoomCallParticipant? listed = null, hearsay = null, invisible = null, self = null;
        DateTimeOffset? departed = null;
        foreach (SeatModel seat in seats)
        {
            bool mayRemove = seat.Shown.IsTrusted || serverEntry is null;
            if (seat.Id == id && seat.IsLive)
            {
                self = seat.Self;
            }
            else if (seat.Id == id && mayRemove)
            {
                departed = Latest(departed, seat.Shown.AsOf);
            }

            // A departure that a seat saw counts, also when the seat itself is gone since.
            departed = mayRemove && seat.Departed.TryGetValue(id, out DateTimeOffset at) ? Latest(departed, at) : departed;
            if (seat.IsLive)
            {
                RoomCallParticipant? line = seat.Listed.TryGet(id, out RoomCallParticipant? found) ? found : null;
                listed ??= seat.Shown.IsTrusted ? line : null;
                hearsay ??= !seat.Shown.IsTrusted && (mayRemove || !IsDisconnected(line)) ? line : null;
                invisible ??= seat.Invisible.TryGet(id, out line) ? line : null;
            }
        }

        listed ??= hearsay;
        if (listed is not null || self is not null)
        {
            return new(serverEntry, listed, self);
        }

        bool isThere = serverEntry is not null ? departed is null || serverAsOf > departed : invisible is not null && serverAsOf is null;
        return isThere ? new(serverEntry ?? invisible, null, null) : null;
    }

    private static bool IsDisconnected(RoomCallParticipant? line) => line?.State.GetValueOrDefault(ParticipantState.Unknown) == ParticipantState.Disconnected;

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
