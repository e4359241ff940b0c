namespace RoomCalls.Events;

/// <summary>Media streaming has begun.</summary>
/// <param name="Update">The service's words.</param>
public sealed record MediaStreamingStarted(SubscriptionUpdate? Update = null) : RoomCallEvent;

/// <summary>Media streaming has stopped.</summary>
/// <param name="Update">The service's words.</param>
public sealed record MediaStreamingStopped(SubscriptionUpdate? Update = null) : RoomCallEvent;

/// <summary>Media streaming failed.</summary>
/// <param name="Update">The service's words.</param>
public sealed record MediaStreamingFailed(SubscriptionUpdate? Update = null) : RoomCallEvent;

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

/// <summary>What the service says of a transcription or media stream.</summary>
/// <param name="Status">The status, for example <c>transcriptionStarted</c> or <c>mediaStreamingStopped</c>; the service may add words.</param>
/// <param name="Details">The details, for example <c>subscriptionStarted</c> or <c>streamUrlMissing</c>; the service may add words.</param>
/// <param name="ContentType">What is streamed, for example <c>Audio</c>; media streaming only.</param>
public sealed record SubscriptionUpdate(string? Status, string? Details = null, string? ContentType = null);
