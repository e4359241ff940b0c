namespace RoomCalls.Events;

/// <summary>A participant could not be put on hold. There is no event of success; the roster shows it.</summary>
public sealed record HoldFailed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldFailed);
}

/// <summary>Audio for a participant on hold has started. The service sends this event, although none of its lists name it.</summary>
public sealed record HoldAudioStarted : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldAudioStarted);
}

/// <summary>
/// Audio for a participant on hold is paused while something else is played. The service sends this event, although none of its lists name it.
/// </summary>
public sealed record HoldAudioPaused : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldAudioPaused);
}

/// <summary>Audio for a participant on hold has resumed. The service sends this event, although none of its lists name it.</summary>
public sealed record HoldAudioResumed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldAudioResumed);
}

/// <summary>
/// Audio for a participant on hold has ended; after a normal unhold the result is 400/8508. The service sends this event, although none of its lists name it.
/// </summary>
public sealed record HoldAudioCompleted : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldAudioCompleted);
}
