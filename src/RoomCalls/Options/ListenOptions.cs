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
    /// changes, which the metric <c>roomcalls.events.merged</c> counts. A reader that keeps up gets every change.
    /// </remarks>
    /// <value><see langword="true"/> by default.</value>
    public bool MergeFrequentChanges { get; init; } = true;

    /// <summary>The kinds of events that the reader gets beside the events of the call itself.</summary>
    /// <remarks>What is not included is not put in the queue of the reader, and does not count as lost.</remarks>
    /// <value><see cref="EventKinds.None"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value has unknown flags.</exception>
    public EventKinds Include
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual((int)(value & ~EventKinds.All), 0, nameof(value));
            field = value;
        }
    }
}

/// <summary>
/// Kinds of events that a reader gets only when it asks for them. Every reader gets the other events: what happens in a call, and what nothing else reports.
/// </summary>
[Flags]
public enum EventKinds
{
    /// <summary>
    /// The events that every reader gets, and no others: the snapshot and lost events; the connection; participants who join, change and leave; seats; recording,
    /// transcription, streaming, playing, recognition, hold, transfers, moves and dialogs; and events for which this version has no record.
    /// </summary>
    None = 0,

    /// <summary>
    /// Events of the service that RoomCalls reports in another way: the whole roster (<see cref="Events.ParticipantsUpdated"/>), whose changes have events, and the
    /// outcome of adding and removing participants, of cancelling an invitation and of sending tones, which the action itself reports.
    /// </summary>
    Service = 1,

    /// <summary>The decision on each action (<see cref="Events.ActionDecided"/>).</summary>
    Decisions = 2,

    /// <summary>Everything.</summary>
    All = Service | Decisions,
}
