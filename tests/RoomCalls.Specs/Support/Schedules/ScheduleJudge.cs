namespace RoomCalls.Specs.Support.Schedules;

/// <summary>Says which failures nothing explains: whoever connects or joins while nothing stands in the way, succeeds; disposing never fails.</summary>
internal static class ScheduleJudge
{
    /// <summary>How long after its request the service may end a call for everybody, also when the leg that asked for it is gone before.</summary>
    private static readonly TimeSpan LongestEvent = TimeSpan.FromSeconds(10);

    /// <param name="operations">Everything that anybody did.</param>
    /// <param name="isTroubled">Whether the service has failed something in a room.</param>
    public static IEnumerable<string> FindFailures(IReadOnlyList<ScheduledOperation> operations, Func<RoomId, bool> isTroubled) => operations
        .Where(o => o is { Failure: not null, WasCancelled: false } && IsUnexplained(operations, o, isTroubled))
        .Select(static o => $"failed without a cause: {o}: {o.Failure!.GetType().Name}: {o.Failure.Message}");

    private static bool IsUnexplained(IReadOnlyList<ScheduledOperation> all, ScheduledOperation operation, Func<RoomId, bool> isTroubled) => operation.Step.Kind switch
    {
        StepKind.Dispose or StepKind.DisposeManager => true,
        _ when isTroubled(operation.Room) => false,
        StepKind.Connect => !IsDisturbed(all, operation, static o => o.Step.Kind is StepKind.HangUp or StepKind.EndForEveryone or StepKind.LegDrops or StepKind.CallEnds),
        StepKind.Join when operation.Failure is InvalidActionException => !all.Any(o => o != operation && TakesTheSeatOf(all, o, operation)),
        StepKind.Join => !IsDisturbed(all, operation, o => o.Step.Kind is StepKind.EndForEveryone or StepKind.CallEnds
            || (o.User == operation.User && o.Step.Kind is StepKind.HangUp or StepKind.Dispose or StepKind.Remove)),
        _ => false,
    };

    private static bool IsDisturbed(IReadOnlyList<ScheduledOperation> all, ScheduledOperation operation, Func<ScheduledOperation, bool> disturbs) => all.Any(o => o != operation
        && (o.Step.Kind == StepKind.DisposeManager || (o.Room == operation.Room && disturbs(o)))
        && (o.Overlaps(operation) || (o.Step.Kind == StepKind.EndForEveryone && o.Started < operation.Started && o.Started + LongestEvent > operation.Started)));

    /// <summary>Whether another join had, or was about to have, the seat that this one asked for.</summary>
    private static bool TakesTheSeatOf(IReadOnlyList<ScheduledOperation> all, ScheduledOperation other, ScheduledOperation join) =>
        other.Step.Kind == StepKind.Join && other.Room == join.Room && other.User == join.User && other.Started <= join.Ended
        && (other.Ended is null || other.Ended >= join.Started || (other.Failure is null && !all.Any(o =>
            o.Step.Kind == StepKind.Dispose && o.IsOver && o.By == other && o.Ended < join.Started)));
}
