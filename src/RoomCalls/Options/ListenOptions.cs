namespace RoomCalls;

/// <summary>How a reader of events is served.</summary>
public sealed record ListenOptions
{
    /// <summary>The smallest capacity.</summary>
    public const int MinCapacity = 16;

    /// <summary>The settings used when none are given.</summary>
    public static ListenOptions Default { get; } = new();

    /// <summary>
    /// How many events may wait for a slow reader, 16 to 1,000,000; when there are more, the oldest are dropped and the reader is told by
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

    /// <summary>
    /// Whether what flickers is merged for a reader who is behind: while a <see cref="Events.ParticipantChanged"/> in which nothing but speaking or being muted is different
    /// waits unread, a later one of the same participant is merged into it, so that it tells the change from the first to the last. It says how many were merged
    /// (<see cref="Events.ParticipantChanged.MergedChanges"/>), and they are counted in <c>roomcalls.events.coalesced</c>. A reader who keeps up sees every change.
    /// </summary>
    /// <value><see langword="true"/> by default.</value>
    public bool CoalesceFlicker { get; init; } = true;
}
