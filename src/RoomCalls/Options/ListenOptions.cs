namespace RoomCalls;

/// <summary>The settings of a reader of events. Immutable.</summary>
public sealed record ListenOptions
{
    /// <summary>The minimum of <see cref="Capacity"/>.</summary>
    public const int MinCapacity = 16;

    /// <summary>The settings that are used when none are given.</summary>
    public static ListenOptions Default { get; } = new();

    /// <summary>
    /// The number of events that can wait for a slow reader: 16 to 1,000,000. When more events wait, the oldest are dropped and the reader gets an
    /// <see cref="Events.EventsLost"/>.
    /// </summary>
    /// <value>1,024 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Capacity
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinCapacity);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000_000);
            field = value;
        }
    } = 1024;

    /// <summary>Whether frequent changes of speaking and muted are merged for a reader that is behind.</summary>
    /// <remarks>
    /// While a <see cref="Events.ParticipantChanged"/> in which only speaking or muted differ waits unread, later ones of the same participant are
    /// merged into it, so that it spans the first to the last change. <see cref="Events.ParticipantChanged.MergedChanges"/> is the number of merged
    /// changes, which the metric <c>roomcalls.events.coalesced</c> counts. A reader that keeps up gets every change.
    /// </remarks>
    /// <value><see langword="true"/> by default.</value>
    public bool CoalesceFlicker { get; init; } = true;
}
