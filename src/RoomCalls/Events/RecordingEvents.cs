namespace RoomCalls.Events;

/// <summary>A recording has begun, paused, resumed or ended. Its call connection id is the recorder's own, not the application's leg's.</summary>
/// <param name="RecordingId">Which recording.</param>
/// <param name="State">Whether it runs.</param>
public sealed record RecordingStateChanged(string RecordingId, RecordingState State) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RecordingStateChanged);

    /// <summary>When the recording began; <see langword="null"/> when the service does not say.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Whose recording it is: <c>azureCommunicationServices</c>, <c>teams</c> or <c>teamsCompliance</c>; <see langword="null"/> when the service does not say.</summary>
    public string? RecordingKind { get; init; }
}

/// <summary>A recording could not be started. Its call connection id is the recorder's own.</summary>
/// <param name="RecordingId">Which recording; <see langword="null"/> when the service does not say.</param>
public sealed record StartRecordingFailed(string? RecordingId = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(StartRecordingFailed);
}

/// <summary>Whether a recording runs.</summary>
public enum RecordingState
{
    /// <summary>A state that this version does not know.</summary>
    Unknown = 0,

    /// <summary>It runs.</summary>
    Active,

    /// <summary>It is paused, has ended, or has not begun.</summary>
    Inactive,
}
