namespace RoomCalls.Events;

/// <summary>A participant could not be put on hold. Success has no event: the roster shows it.</summary>
public sealed record HoldFailed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldFailed);
}

/// <summary>Audio for a held participant has begun. The service sends it, though no list of it names it.</summary>
public sealed record HoldAudioStarted : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldAudioStarted);
}

/// <summary>Audio for a held participant pauses, while something else is played. The service sends it, though no list of it names it.</summary>
public sealed record HoldAudioPaused : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldAudioPaused);
}

/// <summary>Audio for a held participant goes on. The service sends it, though no list of it names it.</summary>
public sealed record HoldAudioResumed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldAudioResumed);
}

/// <summary>Audio for a held participant is over; after a normal unhold it carries 400/8508. The service sends it, though no list of it names it.</summary>
public sealed record HoldAudioCompleted : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(HoldAudioCompleted);
}
