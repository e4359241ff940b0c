namespace RoomCalls.Events;

/// <summary>Transcription has begun.</summary>
/// <param name="Update">The service's words.</param>
public sealed record TranscriptionStarted(SubscriptionUpdate? Update = null) : RoomCallEvent;

/// <summary>Transcription has stopped.</summary>
/// <param name="Update">The service's words.</param>
public sealed record TranscriptionStopped(SubscriptionUpdate? Update = null) : RoomCallEvent;

/// <summary>Transcription was changed, for example its language.</summary>
/// <param name="Update">The service's words.</param>
public sealed record TranscriptionUpdated(SubscriptionUpdate? Update = null) : RoomCallEvent;

/// <summary>Transcription failed.</summary>
/// <param name="Update">The service's words.</param>
public sealed record TranscriptionFailed(SubscriptionUpdate? Update = null) : RoomCallEvent;

/// <summary>A summary of the call was made.</summary>
public sealed record TranscriptionCallSummaryUpdated : RoomCallEvent;
