using RoomCalls.Events;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Storing;

/// <summary>The log of one call connection in memory: what identifies it, its open operations, and its follower. Entries are passed on, not kept.</summary>
internal sealed class ConnectionLog(TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly RecentEventIds _recent = new(timeProvider);
    private Dictionary<Guid, OpenRecord>? _open;
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
                return _open?.Count ?? 0;
            }
        }
    }

    public void Follow(ICallFollower follower)
    {
        lock (_gate)
        {
            _follower = follower;
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
            if (_follower is not { } follower)
            {
                return (null, null);
            }

            if (entry is not CallbackEntry callback)
            {
                follower.Enqueue(entry with { Position = ++_position });
                return (new AppendResult(AppendStatus.Added), follower);
            }

            if (!Fits(callback.ConnectionId))
            {
                return (new AppendResult(AppendStatus.WrongConnection), null);
            }

            if (!follower.HasRoom(callback.Events.Count))
            {
                return (new AppendResult(AppendStatus.Full), null);
            }

            IReadOnlyList<RoomCallEvent> fresh = WithoutRepeats(callback.Events);
            AppendResult result = new(AppendStatus.Added) { RepeatedCount = callback.Events.Count - fresh.Count };
            if (fresh.Count == 0)
            {
                return (result, null);
            }

            foreach (OperationOutcome outcome in callback.Outcomes)
            {
                EndBy(outcome);
            }

            follower.Enqueue(callback with { Position = ++_position, Events = fresh });
            return (result, follower);
        }
    }

    public void Open(StoredOperation record)
    {
        lock (_gate)
        {
            (_open ??= [])[record.Id] = new OpenRecord(record);
        }
    }

    public void Accept(Guid operationId, string? invitationId)
    {
        lock (_gate)
        {
            if (invitationId is not null && _open?.GetValueOrDefault(operationId) is OpenRecord open)
            {
                open.InvitationId = invitationId;
            }
        }
    }

    public bool TryEnd(Guid operationId)
    {
        lock (_gate)
        {
            return _open?.Remove(operationId) == true;
        }
    }

    private bool Fits(CallConnectionId id)
    {
        _connectionId = _connectionId.IsEmpty ? id : _connectionId;
        return id.IsEmpty || id == _connectionId;
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

    private void EndBy(OperationOutcome outcome)
    {
        if (outcome.OperationId is Guid id)
        {
            _open?.Remove(id);
        }
        else if (outcome.InvitationId is string invitation
            && _open?.Values.FirstOrDefault(open => open.InvitationId == invitation) is OpenRecord invited)
        {
            _open.Remove(invited.Record.Id);
        }
    }

    private sealed class OpenRecord(StoredOperation record)
    {
        public StoredOperation Record { get; } = record;

        public string? InvitationId { get; set; }
    }
}
