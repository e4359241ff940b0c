namespace RoomCalls.Events;

/// <summary>What the service says of a transcription or media stream.</summary>
/// <param name="Status">The status, for example <c>transcriptionStarted</c> or <c>mediaStreamingStopped</c>; the service may add words.</param>
/// <param name="Details">The details, for example <c>subscriptionStarted</c> or <c>streamUrlMissing</c>; the service may add words.</param>
/// <param name="ContentType">What is streamed, for example <c>Audio</c>; media streaming only.</param>
public sealed record SubscriptionUpdate(string? Status, string? Details = null, string? ContentType = null);
