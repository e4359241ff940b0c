namespace RoomCalls.Events;

/// <summary>A recording has started, paused, resumed or ended. Its call connection id is that of the recorder, not that of the application.</summary>
/// <param name="RecordingId">The id of the recording.</param>
/// <param name="State">Whether the recording is running.</param>
public sealed record RecordingStateChanged(string RecordingId, RecordingState State) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RecordingStateChanged);

    /// <summary>When the recording started; <see langword="null"/> when the service does not report it.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>
    /// The kind of recording: <c>azureCommunicationServices</c>, <c>teams</c> or <c>teamsCompliance</c>; <see langword="null"/> when the service does
    /// not report it.
    /// </summary>
    public string? RecordingKind { get; init; }
}

/// <summary>A recording could not be started. Its call connection id is that of the recorder.</summary>
/// <param name="RecordingId">The id of the recording; <see langword="null"/> when the service does not report it.</param>
public sealed record StartRecordingFailed(string? RecordingId = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(StartRecordingFailed);
}

/// <summary>Whether a recording is running.</summary>
public enum RecordingState
{
    /// <summary>A state that this version does not know.</summary>
    Unknown = 0,

    /// <summary>The recording is running.</summary>
    Active,

    /// <summary>The recording is paused, has ended, or has not started.</summary>
    Inactive,
}
