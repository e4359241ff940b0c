namespace RoomCalls.Events;

/// <summary>Media streaming has started.</summary>
/// <param name="Update">The status that the service reports; <see langword="null"/> when it reports none.</param>
public sealed record MediaStreamingStarted(SubscriptionUpdate? Update = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(MediaStreamingStarted);
}

/// <summary>Media streaming has stopped.</summary>
/// <param name="Update">The status that the service reports; <see langword="null"/> when it reports none.</param>
public sealed record MediaStreamingStopped(SubscriptionUpdate? Update = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(MediaStreamingStopped);
}

/// <summary>Media streaming failed.</summary>
/// <param name="Update">The status that the service reports; <see langword="null"/> when it reports none.</param>
public sealed record MediaStreamingFailed(SubscriptionUpdate? Update = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(MediaStreamingFailed);
}

/// <summary>Transcription has started.</summary>
/// <param name="Update">The status that the service reports; <see langword="null"/> when it reports none.</param>
public sealed record TranscriptionStarted(SubscriptionUpdate? Update = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(TranscriptionStarted);
}

/// <summary>Transcription has stopped.</summary>
/// <param name="Update">The status that the service reports; <see langword="null"/> when it reports none.</param>
public sealed record TranscriptionStopped(SubscriptionUpdate? Update = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(TranscriptionStopped);
}

/// <summary>Transcription was changed, for example its language.</summary>
/// <param name="Update">The status that the service reports; <see langword="null"/> when it reports none.</param>
public sealed record TranscriptionUpdated(SubscriptionUpdate? Update = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(TranscriptionUpdated);
}

/// <summary>Transcription failed.</summary>
/// <param name="Update">The status that the service reports; <see langword="null"/> when it reports none.</param>
public sealed record TranscriptionFailed(SubscriptionUpdate? Update = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(TranscriptionFailed);
}

/// <summary>A summary of the call is available.</summary>
public sealed record TranscriptionCallSummaryUpdated : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(TranscriptionCallSummaryUpdated);
}

/// <summary>The status of a transcription or of media streaming, as the service reports it. Immutable.</summary>
public sealed record SubscriptionUpdate
{
    /// <summary>The status, for example <c>transcriptionStarted</c> or <c>mediaStreamingStopped</c>. The service can add values.</summary>
    public string? Status { get; init; }

    /// <summary>The details, for example <c>subscriptionStarted</c> or <c>streamUrlMissing</c>. The service can add values.</summary>
    public string? Details { get; init; }

    /// <summary>The kind of content that is streamed, for example <c>Audio</c>. For media streaming only.</summary>
    public string? ContentType { get; init; }
}
