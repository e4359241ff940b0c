using System.Text;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>Runs a schedule over the emulator, in a room in whose call two people are, and looks whether every promise was kept.</summary>
internal sealed class EmulatorScheduleRun
{
    private const double LongestSeconds = 900;

    /// <summary>How long, in real time, everything may take to come to rest.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    /// <summary>What requests of calls are named in the emulator.</summary>
    private static readonly string[] Faulted = ["Connect", "SeatJoin", "AddParticipant", "HangUp", "RemoveParticipant"];

    private readonly Schedule _schedule;
    private readonly EmulatorFixture _fixture;
    private readonly IRoomCallManager _manager;
    private readonly RoomCallsEmulator _emulator;
    private readonly List<ParticipantId> _users = [];
    private readonly List<ScheduledOperation> _operations = [];
    private readonly Dictionary<int, List<ScheduledHandle>> _handles = [];
    private readonly List<(string What, Task Task)> _readers = [];
    private readonly List<string> _violations = [];
    private readonly List<string> _lines = [];
    private readonly Lock _gate = new();
    private readonly DateTimeOffset _began;
    private readonly RunningThreads _threads = RunningThreads.Begin();
    private int _phones;

    private EmulatorScheduleRun(Schedule schedule, EmulatorFixture fixture)
    {
        (_schedule, _fixture, _manager, _emulator) = (schedule, fixture, fixture.Manager, fixture.Emulator);
        _began = fixture.Clock.GetUtcNow();
    }

    private DateTimeOffset Now => _fixture.Clock.GetUtcNow();

    public static Task<ScheduleResult> RunAsync(Schedule schedule) => Task.Run(() => RunHereAsync(schedule));

    private static async Task<ScheduleResult> RunHereAsync(Schedule schedule)
    {
        EmulatorFixture fixture = await EmulatorFixture.StartAsync(emulator: o => o.ConnectDelay = TimeSpan.FromMilliseconds(schedule.Seed % 3 * 200));
        EmulatorScheduleRun run = new(schedule, fixture);
        try
        {
            return await run.RunAsync();
        }
        catch (TimeoutException)
        {
            run._violations.Add("never rests: the clock could not be moved on");
            return new ScheduleResult(run._violations, run.Describe());
        }
    }

    private async Task<ScheduleResult> RunAsync()
    {
        for (int i = 0; i < 3; i++)
        {
            _users.Add(await _fixture.AddUserAsync(RoomRole.Presenter));
        }

        AddFaults();
        Read("of the manager", _manager.ListenAsync());
        foreach (ScheduleStep step in _schedule.Steps.Where(static s => s.Kind != StepKind.DisposeManager))
        {
            if (step.Gap > TimeSpan.Zero)
            {
                await AdvanceAsync(step.Gap.TotalSeconds);
            }

            Execute(step);
        }

        if (!await EndsAsync(Task.WhenAll(_operations.Select(static o => o.Task))))
        {
            _operations.Where(static o => !o.Task.IsCompleted).ToList().ForEach(o => _violations.Add($"never ended: {o}"));
        }

        bool isEnded = _operations.Any(static o => o.Step.Kind == StepKind.EndForEveryone);
        _violations.AddRange(ScheduleJudge.FindFailures(_operations, _ => !_schedule.IsCalm || isEnded));
        foreach (ScheduledHandle handle in _handles.Values.SelectMany(static h => h).ToArray())
        {
            if (!await EndsAsync(handle.Call.DisposeAsync().AsTask()))
            {
                _violations.Add($"never ended: disposing the handle by {handle.By}");
            }
        }

        CheckService();

        // Requests under way, such as hanging up a leg that nobody wants, may take until their deadline.
        if (!await EndsAsync(_fixture.Runtime.DisposeAsync().AsTask()))
        {
            _violations.Add("never ended: disposing the manager");
        }

        await _fixture.DisposeAsync();
        await CheckLeftoversAsync();
        return new ScheduleResult(_violations, Describe());
    }

    /// <summary>A service that fails does so with a few of the first requests.</summary>
    private void AddFaults()
    {
        if (_schedule.IsCalm)
        {
            return;
        }

        Random dice = new(_schedule.Seed);
        for (int i = dice.Next(1, 4); i > 0; i--)
        {
            string operation = Faulted[dice.Next(Faulted.Length)];

            // A client whose joining fails knows of no seat, so that nobody could take it out of the call again.
            bool isDone = dice.Next(2) == 0 && operation != "SeatJoin";
            EmulatorFault fault = dice.Next(5) switch
            {
                0 => EmulatorFault.Status(500, afterExecuting: isDone),
                1 => EmulatorFault.Drop(isDone),
                2 => EmulatorFault.Delay(TimeSpan.FromSeconds(dice.Next(1, 20))),
                3 => EmulatorFault.Lose(),
                _ => EmulatorFault.Status(429, retryAfter: TimeSpan.FromSeconds(1)),
            };
            _fixture.Fault(operation, fault);
        }
    }

    private void Execute(ScheduleStep step)
    {
        ParticipantId user = _users[step.User];
        RoomId room = _fixture.Room.Id;
        List<ScheduledHandle>? handles = _handles.GetValueOrDefault(step.Actor);
        switch (step.Kind)
        {
            case StepKind.Connect:
                Start(step, null, "connect", async o => Keep(o, await _manager.ConnectAsync(CallLocator.Room(room), o.Cancellation.Token)));
                break;
            case StepKind.Join:
                Start(step, user, $"join as {(char)('A' + step.User)}", async o => Keep(o, await _manager.JoinAsync(new JoinCall(CallLocator.Room(room), _manager.Users.CreateSeatUser(user)), o.Cancellation.Token)));
                break;
            case StepKind.Cancel:
                foreach (ScheduledOperation pending in _operations.Where(o => o.Step.Actor == step.Actor && !o.Task.IsCompleted && o.Step.Kind != StepKind.Dispose))
                {
                    Trace($"gives up {pending}");
                    pending.WasCancelled = true;
                    pending.Cancellation.Cancel();
                }

                break;
            case StepKind.Attach or StepKind.LegDrops or StepKind.CallEnds:
                break;
            default:
                ScheduledHandle? handle;
                lock (_gate)
                {
                    handle = step.Kind == StepKind.Dispose && step.Choice >= 50 ? handles?.FirstOrDefault() : handles?.LastOrDefault();
                    if (step.Kind == StepKind.Dispose && handle is not null)
                    {
                        handles!.Remove(handle);
                    }
                }

                if (handle is not null)
                {
                    Execute(step, handle, user);
                }

                break;
        }
    }

    private void Execute(ScheduleStep step, ScheduledHandle handle, ParticipantId user)
    {
        ParticipantId phone = ParticipantId.PhoneNumber($"+1604555{Interlocked.Increment(ref _phones):0000}");
        _ = step.Kind switch
        {
            StepKind.HangUp => Start(step, handle.User, $"hang up by {handle.By}", o => handle.Call.HangUpAsync(o.Cancellation.Token)),
            StepKind.EndForEveryone => Start(step, handle.User, $"end for everybody by {handle.By}", o => handle.Call.HangUpForEveryoneAsync(o.Cancellation.Token)),
            StepKind.Dispose => Start(step, handle.User, $"dispose the handle by {handle.By}", _ => handle.Call.DisposeAsync().AsTask(), handle.By),
            StepKind.Add => Start(step, null, $"add {phone} by {handle.By}", o => handle.Call.AddParticipantAsync(phone, o.Cancellation.Token)),
            StepKind.Remove => Start(step, user, $"remove {(char)('A' + step.User)} by {handle.By}", o => handle.Call.RemoveParticipantAsync(user, o.Cancellation.Token)),
            _ => Start(step, handle.User, $"raise the hand by {handle.By}", o => handle.Call.ExecuteAsync(new RaiseHand(), o.Cancellation.Token)),
        };
    }

    private ScheduledOperation Start(ScheduleStep step, ParticipantId? user, string text, Func<ScheduledOperation, Task> act, ScheduledOperation? by = null)
    {
        ScheduledOperation operation = new(_operations.Count + 1, step, _fixture.Room.Id, user, text, Now) { By = by };
        _operations.Add(operation);
        Trace($"{operation}");
        operation.Task = WatchAsync();
        return operation;

        async Task WatchAsync()
        {
            try
            {
                await act(operation);
                Trace($"{operation}: done");
            }
            catch (Exception failure)
            {
                operation.Failure = failure;
                Trace($"{operation}: {failure.GetType().Name}: {failure.Message}");
            }

            operation.Ended = Now;
        }
    }

    private void Keep(ScheduledOperation operation, IRoomCall call)
    {
        lock (_gate)
        {
            if (!_handles.TryGetValue(operation.Step.Actor, out List<ScheduledHandle>? handles))
            {
                _handles[operation.Step.Actor] = handles = [];
            }

            handles.Add(new ScheduledHandle(call, operation.Room, operation.User, operation));
        }

        Read($"of {operation}", call.ListenAsync());
    }

    private void CheckService()
    {
        IReadOnlyList<LedgerEntry> ledger = _emulator.Ledger.Entries;
        foreach (IGrouping<string?, LedgerEntry> rung in ledger.Where(static e => e.Kind == LedgerKind.Dialed).GroupBy(static e => e.RawId).Where(static g => g.Count() > 1))
        {
            _violations.Add($"dialled twice: {rung.Key} rang {rung.Count()} times");
        }

        foreach (ParticipantId user in _users)
        {
            if (ledger.LastOrDefault(e => e.RawId == user.RawId && e.Kind is LedgerKind.Joined or LedgerKind.Left or LedgerKind.Removed) is { Kind: LedgerKind.Joined } joined
                && !ledger.Any(e => e.Kind is LedgerKind.CallEnded or LedgerKind.Terminated && e.Sequence > joined.Sequence))
            {
                _violations.Add($"seat left: {(char)('A' + _users.IndexOf(user))} is still in the call");
            }
        }

        // A leg whose handle was disposed goes on, and a connect that was given up can leave one for a moment: without either there is one leg at a time.
        if (_schedule.IsCalm && !_operations.Any(static o => o.Step.Kind == StepKind.Dispose))
        {
            HashSet<string> live = [];
            foreach (LedgerEntry entry in ledger)
            {
                _ = entry.Kind switch
                {
                    LedgerKind.Connected => live.Add(entry.CallConnectionId!),
                    LedgerKind.HungUp => live.Remove(entry.CallConnectionId!),
                    LedgerKind.CallEnded => live.RemoveWhere(static _ => true) > 0,
                    _ => false,
                };
                if (live.Count > 1)
                {
                    _violations.Add($"second leg: {string.Join(" and ", live)}");
                    break;
                }
            }
        }
    }

    private async Task CheckLeftoversAsync()
    {
        if (!await FakeServiceFixture.IsDoneAfterAllAsync(() => _fixture.Clock.PendingTimers == 0))
        {
            _violations.Add($"timers left: {_fixture.Clock.PendingTimers}");
        }

        foreach ((string what, Task task) in _readers)
        {
            if (!await FakeServiceFixture.IsDoneAfterAllAsync(() => task.IsCompleted))
            {
                _violations.Add($"reader left: {what}");
            }
        }
    }

    private async Task AdvanceAsync(double seconds)
    {
        await _emulator.AdvanceAsync(TimeSpan.FromSeconds(seconds)).WaitAsync(LongestRest, TimeProvider.System);
        await _threads.WhenAloneAsync();
    }

    private async Task<bool> EndsAsync(Task task)
    {
        for (int second = 0; second < LongestSeconds && !task.IsCompleted; second += second < 10 ? 1 : 30)
        {
            await AdvanceAsync(second < 10 ? 1 : 30);
        }

        return await FakeServiceFixture.IsDoneAfterAllAsync(() => task.IsCompleted);
    }

    private void Read(string what, IAsyncEnumerable<RoomCallEvent> events)
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

    private void Trace(string line)
    {
        lock (_gate)
        {
            _lines.Add($"{(Now - _began).TotalSeconds,9:0.000} s  {line}");
        }
    }

    private string Describe()
    {
        StringBuilder text = new(_schedule.ToString());
        text.Append("what happened over the emulator:\n");
        foreach (string line in (IEnumerable<string>)[.. _lines, .. _violations.Select(static v => $"BROKEN: {v}"), .. _emulator.Ledger.Entries.Select(static e => $"ledger: {e}")])
        {
            text.Append("  ").Append(line).Append('\n');
        }

        return text.ToString();
    }
}
