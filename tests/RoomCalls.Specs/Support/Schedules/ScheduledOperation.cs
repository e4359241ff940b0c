namespace RoomCalls.Specs.Support.Schedules;

/// <summary>Something that an actor asked for, from when to when, and what came of it.</summary>
internal sealed class ScheduledOperation(int number, ScheduleStep step, RoomId room, ParticipantId? user, string text, DateTimeOffset started)
{
    public int Number { get; } = number;

    public ScheduleStep Step { get; } = step;

    public RoomId Room { get; } = room;

    /// <summary>The user of the seat that it is about.</summary>
    public ParticipantId? User { get; } = user;

    /// <summary>The operation that gave the handle by which this one was done.</summary>
    public ScheduledOperation? By { get; init; }

    public DateTimeOffset Started { get; } = started;

    public DateTimeOffset? Ended { get; set; }

    public Exception? Failure { get; set; }

    public bool WasCancelled { get; set; }

    public CancellationTokenSource Cancellation { get; } = new();

    public Task Task { get; set; } = Task.CompletedTask;

    /// <summary>Whether it ended, well or not, and its effects with it.</summary>
    public bool IsOver => Ended is not null && Failure is null && !WasCancelled;

    /// <summary>Whether it was under way, or its effects still to come, at some time of another one.</summary>
    public bool Overlaps(ScheduledOperation other) =>
        Started <= (other.Ended ?? DateTimeOffset.MaxValue) && (IsOver ? Ended!.Value : DateTimeOffset.MaxValue) >= other.Started;

    public override string ToString() => $"#{Number} {text}";
}

/// <summary>A handle that an actor holds.</summary>
internal sealed record ScheduledHandle(IRoomCall Call, RoomId Room, ParticipantId? User, ScheduledOperation By);

/// <summary>What came of a schedule.</summary>
/// <param name="Violations">Every promise that was broken; none when all were kept.</param>
/// <param name="Text">The schedule and what happened, to read.</param>
internal sealed record ScheduleResult(IReadOnlyList<string> Violations, string Text);
