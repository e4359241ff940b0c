using RoomCalls.Events;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Storing;

/// <summary>The log of one call connection in memory: what identifies it, its open operations, and its follower. Entries are passed on, not kept.</summary>
internal sealed class ConnectionLog(TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly RecentEventIds _recent = new(timeProvider);

    // Few at a time: a list is smaller than a table, and finds them faster.
    private readonly List<OpenRecord> _open = [];
    private ICallFollower? _follower;
    private CallConnectionId _connectionId;
    private long _position;

    /// <summary>The names that the call connection has. Used with the store's gate held.</summary>
    public List<CallName> Names { get; } = new(2);

    public int OpenCount
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Whether somebody follows it.</summary>
    public bool IsFollowed
    {
        get
        {
            lock (_gate)
            {
                return _follower is not null;
            }
        }
    }

    /// <summary>Sets the follower. What was kept comes first, in the same step, whether the follower has room for it or not.</summary>
    public void Follow(ICallFollower follower, IReadOnlyList<CallbackEntry> kept)
    {
        lock (_gate)
        {
            _follower = follower;
            foreach (CallbackEntry entry in kept)
            {
                if (Fits(entry.ConnectionId))
                {
                    Add(entry, follower);
                }
            }
        }
    }

    public void Unfollow()
    {
        lock (_gate)
        {
            _follower = null;
        }
    }

    /// <summary>Sets the connection, unless one is known.</summary>
    public void Bind(CallConnectionId id)
    {
        lock (_gate)
        {
            _connectionId = _connectionId.IsEmpty ? id : _connectionId;
        }
    }

    /// <summary>Appends an entry in one step.</summary>
    /// <returns>What became of it, or <see langword="null"/> when nobody follows; and who must run now.</returns>
    public (AppendResult? Result, ICallFollower? Follower) Append(CallLogEntry entry)
    {
        lock (_gate)
        {
            CallbackEntry? callback = entry as CallbackEntry;
            if (callback is not null && !Fits(callback.ConnectionId))
            {
                return (new AppendResult(AppendStatus.WrongConnection), null);
            }

            if (_follower is not { } follower)
            {
                return (null, null);
            }

            if (callback is null)
            {
                follower.Enqueue(entry with { Position = ++_position });
                return (new AppendResult(AppendStatus.Added), follower);
            }

            if (!follower.HasRoom(callback.Events.Count))
            {
                return (new AppendResult(AppendStatus.Full), null);
            }

            int repeated = Add(callback, follower);
            return (new AppendResult(AppendStatus.Added) { RepeatedCount = repeated }, repeated == callback.Events.Count ? null : follower);
        }
    }

    public void Open(StoredOperation record)
    {
        lock (_gate)
        {
            RemoveOpen(record.Id);
            _open.Add(new OpenRecord(record));
        }
    }

    public void Accept(Guid operationId, string? invitationId)
    {
        lock (_gate)
        {
            if (invitationId is not null && FindOpen(operationId) is >= 0 and int place)
            {
                _open[place].InvitationId = invitationId;
            }
        }
    }

    public bool TryEnd(Guid operationId)
    {
        lock (_gate)
        {
            return RemoveOpen(operationId);
        }
    }

    /// <summary>Whether events of a connection belong here: of those that name one, the first that is added counts.</summary>
    private bool Fits(CallConnectionId id) => id.IsEmpty || _connectionId.IsEmpty || id == _connectionId;

    /// <summary>Adds the events that are no repeats, and ends the operations that they end.</summary>
    /// <returns>The number of repeats.</returns>
    private int Add(CallbackEntry callback, ICallFollower follower)
    {
        _connectionId = _connectionId.IsEmpty ? callback.ConnectionId : _connectionId;
        IReadOnlyList<RoomCallEvent> fresh = WithoutRepeats(callback.Events);
        if (fresh.Count > 0)
        {
            foreach (OperationOutcome outcome in callback.Outcomes)
            {
                EndBy(outcome);
            }

            follower.Enqueue(callback with { Position = ++_position, Events = fresh });
        }

        return callback.Events.Count - fresh.Count;
    }

    private IReadOnlyList<RoomCallEvent> WithoutRepeats(IReadOnlyList<RoomCallEvent> events)
    {
        List<RoomCallEvent>? fresh = null;
        for (int i = 0; i < events.Count; i++)
        {
            bool isRepeat = events[i].Id.Length > 0 && _recent.IsRepeat(events[i].Id);
            if (isRepeat)
            {
                fresh ??= [.. events.Take(i)];
            }
            else
            {
                fresh?.Add(events[i]);
            }
        }

        return fresh ?? events;
    }

    /// <summary>Ends the operation that an event names, and the one whose invitation it names: cancelling an invitation ends two.</summary>
    private void EndBy(OperationOutcome outcome)
    {
        if (outcome.OperationId is Guid id)
        {
            RemoveOpen(id);
        }

        if (outcome.InvitationId is string invitation && FindInvited(invitation) is OpenRecord invited)
        {
            _open.Remove(invited);
        }
    }

    private OpenRecord? FindInvited(string invitation) => _open.Find(open => open.InvitationId == invitation);

    private bool RemoveOpen(Guid operationId)
    {
        int place = FindOpen(operationId);
        if (place >= 0)
        {
            _open.RemoveAt(place);
        }

        return place >= 0;
    }

    private int FindOpen(Guid operationId)
    {
        for (int place = 0; place < _open.Count; place++)
        {
            if (_open[place].Record.Id == operationId)
            {
                return place;
            }
        }

        return -1;
    }

    private sealed class OpenRecord(StoredOperation record)
    {
        public StoredOperation Record { get; } = record;

        public string? InvitationId { get; set; }
    }
}
