namespace RoomCalls.Events;

/// <summary>The tones have been sent.</summary>
public sealed record SendDtmfTonesCompleted : RoomCallEvent;

/// <summary>The tones could not be sent.</summary>
public sealed record SendDtmfTonesFailed : RoomCallEvent;
