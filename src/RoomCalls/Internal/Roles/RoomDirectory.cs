using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Roles;

/// <summary>What the Rooms service says of rooms and of roles in them, kept for a while. Safe for concurrent use; bounded.</summary>
internal sealed class RoomDirectory(
    Func<RoomId, Task<Room>> readRoom,
    Func<RoomId, Task<IReadOnlyList<RoomParticipant>>> readRoster,
    RoleOptions options,
    TimeProvider timeProvider,
    BusyCounter busy)
{
    private const int MaxRooms = 4096;

    /// <summary>Somebody missing is looked for again, but not more often than this.</summary>
    private static readonly TimeSpan MissAge = TimeSpan.FromSeconds(1);

    /// <summary>Who does not depend on the Rooms service is not held up by it again and again.</summary>
    private static readonly TimeSpan FailureMemory = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<RoomId, Entry> _entries = new();

    /// <summary>The room, or nothing when the service does not say.</summary>
    public ValueTask<Room?> FindRoomAsync(RoomId id, CancellationToken cancellationToken)
    {
        Entry entry = GetEntry(id);
        return entry.Room.Peek(options.CacheAge) is Room known ? new(known)
            : entry.Room.HasFailedWithin(FailureMemory) ? default
            : new(ReadRoomAsync(entry, cancellationToken));
    }

    /// <summary>The role of somebody on the roster.</summary>
    /// <exception cref="RoomCallsException">The service does not say, and what is known is too old.</exception>
    public ValueTask<RoomRole?> FindRoleAsync(RoomId id, ParticipantId participant, CancellationToken cancellationToken)
    {
        Entry entry = GetEntry(id);
        if (entry.Roster.Peek(options.CacheAge) is not { } roster)
        {
            return new(ReadRoleAsync(entry, participant, cancellationToken));
        }

        RoomRole? role = RoleIn(roster, participant);
        return role is not null || entry.Roster.Peek(MissAge) is not null ? new(role) : new(ReadRoleAsync(entry, participant, cancellationToken));
    }

    /// <summary>The room, if it is known without asking.</summary>
    public bool TryPeekRoom(RoomId id, [NotNullWhen(true)] out Room? room)
    {
        room = _entries.TryGetValue(id, out Entry? entry) ? entry.Room.Peek(options.CacheAge) : null;
        return room is not null;
    }

    /// <summary>The role of somebody, or that there is none, if it is known without asking.</summary>
    public bool TryPeekRole(RoomId id, ParticipantId participant, out RoomRole? role)
    {
        role = null;
        if (!_entries.TryGetValue(id, out Entry? entry) || entry.Roster.Peek(options.CacheAge) is not { } roster)
        {
            return false;
        }

        role = RoleIn(roster, participant);
        return true;
    }

    /// <summary>Forgets a room that was changed, or may have been.</summary>
    public void Forget(RoomId id)
    {
        if (_entries.TryRemove(id, out Entry? entry))
        {
            entry.Room.Forget();
            entry.Roster.Forget();
        }
    }

    private static async Task<Room?> ReadRoomAsync(Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await entry.Room.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RoomCallsException || !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<RoomRole?> ReadRoleAsync(Entry entry, ParticipantId participant, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<ParticipantId, RoomRole> roster;
        try
        {
            roster = await entry.Roster.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RoomCallsException unreachable) when (unreachable is TransportException or ActionTimedOutException && Kept(entry) is { } kept)
        {
            roster = kept;
        }

        return RoleIn(roster, participant);
    }

    private static RoomRole? RoleIn(IReadOnlyDictionary<ParticipantId, RoomRole> roster, ParticipantId participant) =>
        roster.TryGetValue(participant, out RoomRole role) ? role : default(RoomRole?);

    private IReadOnlyDictionary<ParticipantId, RoomRole>? Kept(Entry entry) =>
        options.UnreachableGrace > TimeSpan.Zero ? entry.Roster.Peek(options.CacheAge + options.UnreachableGrace) : null;

    private Entry GetEntry(RoomId id)
    {
        if (_entries.TryGetValue(id, out Entry? known))
        {
            return known;
        }

        if (_entries.Count >= MaxRooms)
        {
            _entries.Clear();
        }

        return _entries.GetOrAdd(id, New);
    }

    private Entry New(RoomId id) => new(new(() => readRoom(id), timeProvider, busy), new(() => ReadRosterAsync(id), timeProvider, busy));

    private async Task<IReadOnlyDictionary<ParticipantId, RoomRole>> ReadRosterAsync(RoomId id)
    {
        Dictionary<ParticipantId, RoomRole> roster = [];
        foreach (RoomParticipant participant in await readRoster(id).ConfigureAwait(false))
        {
            roster[participant.Id] = participant.Role;
        }

        return roster;
    }

    private sealed record Entry(CachedRead<Room> Room, CachedRead<IReadOnlyDictionary<ParticipantId, RoomRole>> Roster);
}
