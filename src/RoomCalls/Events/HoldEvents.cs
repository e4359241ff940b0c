namespace RoomCalls.Events;

/// <summary>A participant could not be put on hold. Success has no event: the roster shows it.</summary>
public sealed record HoldFailed : RoomCallEvent;

/// <summary>Audio for a held participant has begun. The service sends it, though no list of it names it.</summary>
public sealed record HoldAudioStarted : RoomCallEvent;

/// <summary>Audio for a held participant pauses, while something else is played. The service sends it, though no list of it names it.</summary>
public sealed record HoldAudioPaused : RoomCallEvent;

/// <summary>Audio for a held participant goes on. The service sends it, though no list of it names it.</summary>
public sealed record HoldAudioResumed : RoomCallEvent;

/// <summary>Audio for a held participant is over; after a normal unhold it carries 400/8508. The service sends it, though no list of it names it.</summary>
public sealed record HoldAudioCompleted : RoomCallEvent;
