using RoomCalls.Transport;

namespace RoomCalls.Internal.Storing;

/// <summary>
/// The store of one process, and the only path within it. Locks are taken in this order: the store's, then one log's. Followers run without either.
/// </summary>
internal sealed class InMemoryCallStore(Tombstones tombstones, UnclaimedEvents unclaimed, TimeProvider timeProvider) : ICallStore
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, ConnectionLog> _logs = new();
    private readonly Dictionary<CallName, string> _names = [];
    private readonly Lock _gate = new();

    /// <summary>The number of call connections that are followed or have a name.</summary>
    public int Count => _logs.Count;

    /// <summary>The number of events that are kept for an attach.</summary>
    public int UnclaimedCount => unclaimed.Count;

    /// <summary>The number of ended call connections that are remembered.</summary>
    public int EndedCount => tombstones.Count;

    /// <summary>The number of operations whose end is open.</summary>
    public int OpenOperationCount => _logs.Values.Sum(static log => log.OpenCount);

    public ValueTask<AppendResult> AppendAsync(CallLogEntry entry, CancellationToken cancellationToken) => new(Append(entry));

    public ValueTask FollowAsync(string callKey, ICallFollower follower, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            GetLog(callKey).Follow(follower, unclaimed.Take(callKey));
        }

        follower.Run();
        return ValueTask.CompletedTask;
    }

    public ValueTask RetireAsync(string callKey, CallRetirement retirement, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (retirement != CallRetirement.Unfollowed)
            {
                tombstones.Add(callKey, retirement == CallRetirement.Abandoned);
            }

            if (_logs.TryRemove(callKey, out ConnectionLog? log))
            {
                log.Unfollow();
                ReleaseNames(log);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask OpenAsync(StoredOperation record, CancellationToken cancellationToken)
    {
        if (_logs.TryGetValue(record.CallKey, out ConnectionLog? log))
        {
            log.Open(record);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask AcceptAsync(string callKey, Guid operationId, string? invitationId, CancellationToken cancellationToken)
    {
        if (_logs.TryGetValue(callKey, out ConnectionLog? log))
        {
            log.Accept(operationId, invitationId);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> TryEndAsync(string callKey, Guid operationId, StoredOperationEnd reason, CancellationToken cancellationToken) =>
        new(!_logs.TryGetValue(callKey, out ConnectionLog? log) || log.TryEnd(operationId));

    public ValueTask<string> ClaimAsync(CallName name, string callKey, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_names.TryGetValue(name, out string? owner) || tombstones.Contains(callKey, out _))
            {
                return new(owner ?? callKey);
            }

            _names.Add(name, callKey);

            ConnectionLog log = GetLog(callKey);
            log.Names.Add(name);
            if (name.Kind == CallNameKind.Connection)
            {
                log.Bind(new CallConnectionId(name.Value));
            }

            return new(callKey);
        }
    }

    public ValueTask ReleaseNamesAsync(string callKey, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_logs.TryGetValue(callKey, out ConnectionLog? log))
            {
                ReleaseNames(log);
                if (!log.IsFollowed)
                {
                    _logs.TryRemove(callKey, out _);
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<string?> FindAsync(CallName name, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_names.GetValueOrDefault(name));
        }
    }

    private void ReleaseNames(ConnectionLog log)
    {
        foreach (CallName name in log.Names)
        {
            _names.Remove(name);
        }

        log.Names.Clear();
    }

    private AppendResult Append(CallLogEntry entry)
    {
        if (_logs.TryGetValue(entry.CallKey, out ConnectionLog? log) && log.Append(entry) is (AppendResult added, var follower))
        {
            follower?.Run();
            return added;
        }

        lock (_gate)
        {
            // It may have been followed meanwhile.
            if (!_logs.TryGetValue(entry.CallKey, out log) || log.Append(entry) is not (AppendResult late, var runner))
            {
                return Keep(entry);
            }

            (added, follower) = (late, runner);
        }

        follower?.Run();
        return added;
    }

    /// <summary>Keeps the events of a call connection that nobody follows, unless it has ended.</summary>
    private AppendResult Keep(CallLogEntry entry)
    {
        if (tombstones.Contains(entry.CallKey, out bool abandoned))
        {
            return new AppendResult(abandoned ? AppendStatus.Abandoned : AppendStatus.Ended);
        }

        bool fits = entry is not CallbackEntry callback || unclaimed.TryKeep(callback);
        return new AppendResult(fits ? AppendStatus.Kept : AppendStatus.WrongConnection);
    }

    private ConnectionLog GetLog(string callKey) => _logs.GetOrAdd(callKey, static (_, time) => new ConnectionLog(time), timeProvider);
}
