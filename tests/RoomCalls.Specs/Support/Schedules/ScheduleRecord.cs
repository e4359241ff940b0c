using RoomCalls.Events;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>What happened in a run of a schedule: who did what, who holds what, what was read, and what was broken. Safe for concurrent use.</summary>
internal sealed class ScheduleRecord(Action<string> trace)
{
    private readonly Lock _gate = new();
    private readonly List<ScheduledOperation> _operations = [];
    private readonly Dictionary<int, List<ScheduledHandle>> _handles = [];
    private readonly HashSet<CallConnectionId> _seen = [];
    private readonly HashSet<RoomId> _troubled = [];
    private readonly List<(string What, Task Task)> _readers = [];
    private readonly List<string> _violations = [];

    public IReadOnlyList<string> Violations => Copy(_violations);

    public IReadOnlyList<(string What, Task Task)> Readers => Copy(_readers);

    public ScheduledOperation[] Operations() => Copy(_operations);

    public ScheduledHandle[] OpenHandles() => Copy(_handles.Values.SelectMany(static h => h));

    public ScheduledOperation Begin(Func<int, ScheduledOperation> create)
    {
        lock (_gate)
        {
            ScheduledOperation operation = create(_operations.Count + 1);
            _operations.Add(operation);
            return operation;
        }
    }

    /// <summary>Remembers that the service failed something in a room.</summary>
    public void Trouble(RoomId room)
    {
        lock (_gate)
        {
            _troubled.Add(room);
        }
    }

    public bool IsTroubled(RoomId room)
    {
        lock (_gate)
        {
            return _troubled.Contains(room);
        }
    }

    /// <summary>Keeps the handle that an operation gave, and reads its events.</summary>
    public void Keep(ScheduledOperation operation, IRoomCall call, bool reads)
    {
        ScheduledHandle handle = new(call, operation.Room, operation.Step.Kind == StepKind.Join ? operation.User : null, operation);
        lock (_gate)
        {
            if (!_handles.TryGetValue(operation.Step.Actor, out List<ScheduledHandle>? handles))
            {
                _handles[operation.Step.Actor] = handles = [];
            }

            handles.Add(handle);
        }

        See(call);
        if (reads)
        {
            Read($"of {operation}", call.ListenAsync());
        }
    }

    /// <summary>The handle that a step is about. A step that disposes takes it from its actor.</summary>
    public ScheduledHandle? HandleOf(ScheduleStep step)
    {
        ScheduledHandle? handle;
        lock (_gate)
        {
            List<ScheduledHandle>? handles = _handles.GetValueOrDefault(step.Actor);
            handle = step.Kind == StepKind.Dispose && step.Choice >= 50 ? handles?.FirstOrDefault() : handles?.LastOrDefault();
            if (step.Kind == StepKind.Dispose && handle is not null)
            {
                handles!.Remove(handle);
            }
        }

        if (handle is not null)
        {
            See(handle.Call);
        }

        return handle;
    }

    /// <summary>Remembers the leg that somebody holds.</summary>
    public void See(IRoomCall call)
    {
        if (call.ConnectionId is CallConnectionId id)
        {
            lock (_gate)
            {
                _seen.Add(id);
            }
        }
    }

    /// <summary>Whether somebody held the leg at some time: it may go on when its handle was disposed.</summary>
    public bool IsSeen(CallConnectionId id)
    {
        lock (_gate)
        {
            return _seen.Contains(id);
        }
    }

    public void Read(string what, IAsyncEnumerable<RoomCallEvent> events)
    {
        Task reading = ReadAsync();
        lock (_gate)
        {
            _readers.Add((what, reading));
        }

        async Task ReadAsync()
        {
            await foreach (RoomCallEvent _ in events.ConfigureAwait(false))
            {
            }
        }
    }

    public void ViolatedUnless(bool isKept, string what)
    {
        if (!isKept)
        {
            Violated(what);
        }
    }

    public void Violated(string what)
    {
        trace($"BROKEN {what}");
        lock (_gate)
        {
            _violations.Add(what);
        }
    }

    private T[] Copy<T>(IEnumerable<T> items)
    {
        lock (_gate)
        {
            return [.. items];
        }
    }
}
