namespace RoomCalls.Specs.Support.Schedules;

/// <summary>What becomes of one request at the <see cref="FakeCallService"/>, and when.</summary>
internal sealed record Fate
{
    public static Fate Smooth { get; } = new();

    public FateKind Kind { get; init; }

    /// <summary>How long after the request its answer comes.</summary>
    public TimeSpan Answer { get; init; }

    /// <summary>How long after the request its event, or the first update of a seat, comes. It can come before the answer.</summary>
    public TimeSpan Event { get; init; }

    /// <summary>Whether the event never comes.</summary>
    public bool EventLost { get; init; }

    /// <summary>How long a seat takes to leave; <see langword="null"/> for one that never finishes leaving.</summary>
    public TimeSpan? Leaving { get; init; } = TimeSpan.Zero;

    /// <summary>Whether the service does what it is asked, and tells so in time.</summary>
    public bool IsCalm => Kind == FateKind.Done && !EventLost && Leaving is not null;

    public override string ToString() =>
        $"{Kind}, answer after {Answer.TotalMilliseconds:0} ms, event {(EventLost ? "lost" : $"after {Event.TotalMilliseconds:0} ms")}{(Leaving is TimeSpan leaving ? leaving > TimeSpan.Zero ? $", leaving takes {leaving.TotalMilliseconds:0} ms" : "" : ", never finishes leaving")}";
}

internal enum FateKind
{
    /// <summary>It is done and answered.</summary>
    Done,

    /// <summary>It is refused, and not done.</summary>
    Refused,

    /// <summary>It is refused for now, and not done.</summary>
    Throttled,

    /// <summary>It is done, and answered with an error of the server.</summary>
    Unclear,

    /// <summary>It is not done, and answered with an error of the server.</summary>
    UnclearNotDone,

    /// <summary>It is done, and the answer never comes.</summary>
    AnswerLost,

    /// <summary>It is accepted, and fails by its event.</summary>
    FailsLater,
}
