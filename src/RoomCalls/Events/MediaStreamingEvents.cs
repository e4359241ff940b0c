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
