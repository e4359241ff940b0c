namespace RoomCalls.Internal.Merging;

/// <summary>That somebody was added or removed, which holds until a roster at least as new as <paramref name="At"/> arrives.</summary>
internal readonly record struct RosterOutcome(bool Present, DateTimeOffset At);
