using System.Text;
using RoomCalls.Actions;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>Runs a schedule over the <see cref="FakeCallService"/> on a clock of its own, and looks whether every promise was kept.</summary>
internal sealed class ScheduleRun : IAsyncDisposable
{
    /// <summary>Longer than any deadline of the library, with all that may come before it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>How long leaving may take, in the clock's time.</summary>
    private static readonly TimeSpan LongestLeaving = TimeSpan.FromMinutes(2);

    private readonly Schedule _schedule;
    private readonly bool _isParallel;
    private readonly FakeServiceFixture _fixture;
    private readonly FakeCallService _service;
    private readonly IRoomCallManager _manager;
    private readonly ScheduleRecord _record;
    private readonly ScheduleChecks _checks;
    private ScheduledOperation? _disposal;
    private int _phones;

    private ScheduleRun(Schedule schedule, bool isParallel)
    {
        (_schedule, _isParallel) = (schedule, isParallel);
        FateSource fates = schedule.CreateFates();
        _fixture = new FakeServiceFixture((action, room) => Decide(fates, action, room));
        (_service, _manager) = (_fixture.Service, _fixture.Manager);
        _record = new ScheduleRecord(_service.Trace);
        _checks = new ScheduleChecks(_fixture, _record);
        _service.LegStarts = _checks.OnLegStarts;
    }

    private DateTimeOffset Now => _fixture.Clock.GetUtcNow();

    /// <summary>Runs a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="isParallel">Whether what happens at once really runs at once, on several threads.</param>
    public static Task<ScheduleResult> RunAsync(Schedule schedule, bool isParallel = false) =>
        Task.Run(async () =>
        {
            await using ScheduleRun run = new(schedule, isParallel);
            return await run.RunAsync();
        });

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private async Task<ScheduleResult> RunAsync()
    {
        _record.Read("of the manager", _manager.ListenAsync());
        for (int i = 0; i < _schedule.Steps.Count; i++)
        {
            if (_schedule.Steps[i].Gap > TimeSpan.Zero)
            {
                await _fixture.AdvanceAsync(_schedule.Steps[i].Gap);
            }

            Execute(_schedule.Steps[i]);
        }

        if (!await _fixture.AdvanceUntilAsync(() => _record.Operations().All(o => o.Task.IsCompleted), Longest))
        {
            foreach (ScheduledOperation hanging in _record.Operations().Where(o => !o.Task.IsCompleted))
            {
                _record.Violated($"never ended: {hanging}");
            }
        }

        foreach (string failure in ScheduleJudge.FindFailures(_record.Operations(), _record.IsTroubled))
        {
            _record.Violated(failure);
        }

        if (_disposal is null)
        {
            await _checks.CheckHearingAsync();
            await DisposeHandlesAsync();
            await EndsAsync("disposing the manager", () => DisposeManager().Task, LongestLeaving);
        }

        // A leg that comes up after the end is hung up all the same, which has a deadline of its own.
        await _fixture.AdvanceUntilAsync(() => _service is { Timers: 0, Waiting: 0 }, Longest);
        await _checks.CheckLeftoversAsync();
        return new ScheduleResult(_record.Violations, Describe());
    }

    private string Describe()
    {
        StringBuilder text = new(_schedule.ToString());
        text.Append("what happened:\n");
        foreach (string line in _service.Lines)
        {
            text.Append("  ").Append(line).Append('\n');
        }

        foreach (string violation in _record.Violations)
        {
            text.Append("  BROKEN: ").Append(violation).Append('\n');
        }

        return text.ToString();
    }

    private void Execute(ScheduleStep step)
    {
        RoomId room = RoomOf(step.Room);
        ParticipantId user = _service.People[step.User];
        ScheduledHandle? handle = _record.HandleOf(step);
        switch (step.Kind)
        {
            case StepKind.Connect:
                Start(step, room, null, $"connect to {room.Value}", async operation => Keep(operation, await _manager.ConnectAsync(CallLocator.Room(room), operation.Cancellation.Token)));
                break;
            case StepKind.Join:
                Start(step, room, user, $"join {room.Value} as {_service.NameOf(user)}", async operation => Keep(operation, await _manager.JoinAsync(new JoinCall(CallLocator.Room(room), SeatOf(user)), operation.Cancellation.Token)));
                break;
            case StepKind.Attach:
                CallConnectionId leg = ChooseLeg(step, room);
                Start(step, room, null, $"attach to {leg}", async operation => Keep(operation, await _manager.AttachAsync(new AttachCall(leg), operation.Cancellation.Token)));
                break;
            case StepKind.LegDrops when _service.Legs.LastOrDefault(l => l.Call.Room == room && l.IsLive) is { } dropped:
                Start(step, room, null, $"{dropped.Id} is dropped", _ => Done(() => _service.Drop(dropped)));
                break;
            case StepKind.CallEnds:
                Start(step, room, null, $"the call of {room.Value} ends", _ => Done(() => _service.EndCallOf(room)));
                break;
            case StepKind.Cancel:
                foreach (ScheduledOperation pending in _record.Operations().Where(o => o.Step.Actor == step.Actor && !o.Task.IsCompleted && o.Step.Kind is not (StepKind.Dispose or StepKind.DisposeManager)))
                {
                    _service.Trace($"gives up {pending}");
                    pending.WasCancelled = true;
                    pending.Cancellation.Cancel();
                }

                break;
            case StepKind.DisposeManager:
                DisposeManager();
                break;
            default:
                if (handle is not null)
                {
                    Execute(step, handle, user);
                }

                break;
        }
    }

    private void Execute(ScheduleStep step, ScheduledHandle handle, ParticipantId user)
    {
        string by = $"by {handle.By}";
        switch (step.Kind)
        {
            case StepKind.HangUp:
                Start(step, handle.Room, handle.User, $"hang up {by}", operation => handle.Call.HangUpAsync(operation.Cancellation.Token));
                break;
            case StepKind.EndForEveryone:
                Start(step, handle.Room, handle.User, $"end for everybody {by}", operation => handle.Call.HangUpForEveryoneAsync(operation.Cancellation.Token));
                break;
            case StepKind.Dispose:
                Start(step, handle.Room, handle.User, $"dispose the handle {by}", _ => handle.Call.DisposeAsync().AsTask(), handle.By);
                break;
            case StepKind.Add:
                ParticipantId phone = ParticipantId.PhoneNumber($"+1604555{Interlocked.Increment(ref _phones):0000}");
                AddParticipant add = new(phone) { InvitationTimeout = TimeSpan.FromSeconds(30) };
                Start(step, handle.Room, null, $"add {phone} {by}", operation => handle.Call.ExecuteAsync(add, operation.Cancellation.Token));
                break;
            case StepKind.Remove:
                Start(step, handle.Room, user, $"remove {_service.NameOf(user)} {by}", operation => handle.Call.RemoveParticipantAsync(user, operation.Cancellation.Token));
                break;
            default:
                Start(step, handle.Room, handle.User, $"raise the hand {by}", operation => handle.Call.ExecuteAsync(new RaiseHand(), operation.Cancellation.Token));
                break;
        }
    }

    private ScheduledOperation Start(ScheduleStep step, RoomId room, ParticipantId? user, string text, Func<ScheduledOperation, Task> act, ScheduledOperation? by = null)
    {
        ScheduledOperation operation = _record.Begin(number => new ScheduledOperation(number, step, room, user, text, Now) { By = by });
        _service.Trace($"{operation}");
        operation.Task = _isParallel ? Task.Run(() => WatchAsync(operation, act)) : WatchAsync(operation, act);
        return operation;
    }

    private async Task WatchAsync(ScheduledOperation operation, Func<ScheduledOperation, Task> act)
    {
        try
        {
            await act(operation);
            _service.Trace($"{operation}: done");
        }
        catch (Exception failure)
        {
            operation.Failure = failure;
            _service.Trace($"{operation}: {failure.GetType().Name}: {failure.Message}");
        }

        operation.Ended = Now;
    }

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private ScheduledOperation DisposeManager() => _disposal ??= Start(
        new ScheduleStep(TimeSpan.Zero, StepKind.DisposeManager, 0, 0, 0, 0),
        RoomOf(0),
        null,
        "dispose the manager",
        async _ =>
        {
            _service.IsClosing = true;
            await _fixture.DisposeServicesAsync();
        });

    private void Keep(ScheduledOperation operation, IRoomCall call) => _record.Keep(operation, call, reads: _disposal is null);

    private CallConnectionId ChooseLeg(ScheduleStep step, RoomId room) => step.Choice switch
    {
        < 40 => _service.OpenLeg(room, new Uri("https://elsewhere.example/events?call=theirs"), isForeign: true).Id,
        < 90 => _service.Legs.LastOrDefault(l => l.Call.Room == room && !l.IsForeign)?.Id ?? new CallConnectionId("unknown"),
        _ => new CallConnectionId("unknown"),
    };

    private SeatUser SeatOf(ParticipantId user) => SeatUser.WithToken(user, new RoomUserToken("token", Now.AddDays(1)));

    private static RoomId RoomOf(int number) => new($"99{number}");

    private Fate Decide(FateSource fates, RoomCallAction action, RoomId? room)
    {
        Fate fate = fates.Next(action);
        if (!fate.IsCalm && room is RoomId troubled)
        {
            _record.Trouble(troubled);
        }

        return fate;
    }

    private async Task DisposeHandlesAsync()
    {
        foreach (ScheduledHandle handle in _record.OpenHandles())
        {
            _record.See(handle.Call);
            await EndsAsync($"disposing the handle by {handle.By}", () => handle.Call.DisposeAsync().AsTask(), LongestLeaving);
        }

        if (!_record.Violations.Any(static v => v.StartsWith("never ended", StringComparison.Ordinal)))
        {
            _record.ViolatedUnless(_manager.Calls.Count == 0, $"still held: {_manager.Calls.Count} call(s) after the last handle");
        }
    }

    private async Task EndsAsync(string what, Func<Task> begin, TimeSpan within)
    {
        Task task = begin();
        if (!await _fixture.AdvanceUntilAsync(() => task.IsCompleted, within))
        {
            _record.Violated($"never ended: {what}");
        }
        else if (task.Exception is { } failure)
        {
            _record.Violated($"failed without a cause: {what}: {failure.InnerException!.GetType().Name}: {failure.InnerException.Message}");
        }
    }
}
