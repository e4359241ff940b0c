using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Roles;

/// <summary>A cache of the Rooms service's rooms and of the roles in them. Bounded, and safe for concurrent use.</summary>
internal sealed class RoomDirectory(
    Func<RoomId, Task<Room>> readRoom,
    Func<RoomId, Task<IReadOnlyList<RoomParticipant>>> readParticipants,
    RoleOptions options,
    TimeProvider timeProvider,
    WorkTracker work)
{
    private const int MaxRooms = 4096;

    /// <summary>A missing participant is looked up again, but not more often than this.</summary>
    private static readonly TimeSpan MissAge = TimeSpan.FromSeconds(1);

    /// <summary>After a failure, actions that do not depend on the Rooms service do not wait for it again during this time.</summary>
    private static readonly TimeSpan FailureMemory = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<RoomId, Entry> _entries = new();

    /// <summary>Finds the room; <see langword="null"/> when the service does not answer.</summary>
    public ValueTask<Room?> FindRoomAsync(RoomId id, CancellationToken cancellationToken)
    {
        Entry entry = GetEntry(id);
        return entry.Room.Peek(options.CacheAge) is Room known ? new(known)
            : entry.Room.HasFailedWithin(FailureMemory) ? default
            : new(ReadRoomAsync(entry, cancellationToken));
    }

    /// <summary>Finds the role of a participant of the room; <see langword="null"/> for anyone else.</summary>
    /// <exception cref="RoomCallsException">The service does not answer, and what is cached is too old.</exception>
    public ValueTask<RoomRole?> FindRoleAsync(RoomId id, ParticipantId participant, CancellationToken cancellationToken)
    {
        Entry entry = GetEntry(id);
        if (entry.Participants.Peek(options.CacheAge) is not { } participants)
        {
            return new(ReadRoleAsync(entry, participant, cancellationToken));
        }

        RoomRole? role = FindRole(participants, participant);
        return role is not null || entry.Participants.Peek(MissAge) is not null ? new(role) : new(ReadRoleAsync(entry, participant, cancellationToken));
    }

    /// <summary>Finds the room, if it is cached.</summary>
    public bool TryPeekRoom(RoomId id, [NotNullWhen(true)] out Room? room)
    {
        room = _entries.TryGetValue(id, out Entry? entry) ? entry.Room.Peek(options.CacheAge) : null;
        return room is not null;
    }

    /// <summary>Finds a role, or that there is none, if the participants are cached.</summary>
    public bool TryPeekRole(RoomId id, ParticipantId participant, out RoomRole? role)
    {
        role = null;
        if (!_entries.TryGetValue(id, out Entry? entry) || entry.Participants.Peek(options.CacheAge) is not { } participants)
        {
            return false;
        }

        role = FindRole(participants, participant);
        return true;
    }

    /// <summary>Forgets a room that was changed, or may have been.</summary>
    public void Forget(RoomId id)
    {
        if (_entries.TryRemove(id, out Entry? entry))
        {
            entry.Room.Forget();
            entry.Participants.Forget();
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
        IReadOnlyDictionary<ParticipantId, RoomRole> participants;
        try
        {
            participants = await entry.Participants.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RoomCallsException unreachable) when (unreachable is TransportException or ActionTimedOutException && PeekStale(entry) is { } stale)
        {
            participants = stale;
        }

        return FindRole(participants, participant);
    }

    private static RoomRole? FindRole(IReadOnlyDictionary<ParticipantId, RoomRole> participants, ParticipantId participant) =>
        participants.TryGetValue(participant, out RoomRole role) ? role : default(RoomRole?);

    private IReadOnlyDictionary<ParticipantId, RoomRole>? PeekStale(Entry entry) =>
        options.UnreachableGrace > TimeSpan.Zero ? entry.Participants.Peek(options.CacheAge + options.UnreachableGrace) : null;

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

        return _entries.GetOrAdd(id, CreateEntry);
    }

    private Entry CreateEntry(RoomId id) => new(new(() => readRoom(id), timeProvider, work), new(() => ReadParticipantsAsync(id), timeProvider, work));

    private async Task<IReadOnlyDictionary<ParticipantId, RoomRole>> ReadParticipantsAsync(RoomId id)
    {
        Dictionary<ParticipantId, RoomRole> participants = [];
        foreach (RoomParticipant participant in await readParticipants(id).ConfigureAwait(false))
        {
            participants[participant.Id] = participant.Role;
        }

        return participants;
    }

    private sealed record Entry(CachedRead<Room> Room, CachedRead<IReadOnlyDictionary<ParticipantId, RoomRole>> Participants);
}
