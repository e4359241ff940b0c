namespace RoomCalls.Emulator.Internal.ControlPlane;

// The bodies of control requests. Every member may be absent or null; the handler says which ones it needs.

/// <summary>The call that a request is about: of a room or of a group call.</summary>
internal record CallBody
{
    public string? RoomId { get; init; }

    public string? GroupCallId { get; init; }

    public string? UserId { get; init; }

    /// <summary>The group call that is named instead of a room, or <see langword="null"/>.</summary>
    public Guid? ReadGroup() => (GroupCallId, RoomId) switch
    {
        (null, _) => null,
        ({ } text, null) when Guid.TryParse(text, out Guid id) => id,
        (_, null) => throw new ArgumentException("groupCallId must be a GUID."),
        _ => throw new ArgumentException("Name a roomId or a groupCallId, not both."),
    };
}

/// <summary>The action of a seat.</summary>
internal sealed record SeatBody : CallBody
{
    public string? Action { get; init; }

    public string? Participant { get; init; }

    public string? AlternateCallerId { get; init; }

    public string? State { get; init; }
}

/// <summary>A move of the virtual clock.</summary>
internal sealed record ClockBody
{
    public double? Seconds { get; init; }
}

/// <summary>A fault: the members of <see cref="EmulatorFault"/>, with durations in seconds.</summary>
internal sealed record FaultBody
{
    public string? Kind { get; init; }

    public string? Operation { get; init; }

    public string? OperationContext { get; init; }

    public int? Times { get; init; }

    public int? StatusCode { get; init; }

    public string? ErrorCode { get; init; }

    public double? RetryAfterSeconds { get; init; }

    public bool? AfterExecuting { get; init; }

    public double? BySeconds { get; init; }

    public int? Copies { get; init; }

    public string? EventType { get; init; }
}
