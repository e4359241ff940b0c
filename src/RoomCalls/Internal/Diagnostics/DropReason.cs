namespace RoomCalls.Internal.Diagnostics;

/// <summary>Why an event changed nothing or reached nobody.</summary>
internal enum DropReason
{
    /// <summary>The same event came before.</summary>
    Repeated,

    /// <summary>A roster that is not newer than the one held.</summary>
    Stale,

    /// <summary>It came after its call had ended.</summary>
    Late,

    /// <summary>No attach came for it in time.</summary>
    Unclaimed,

    /// <summary>There was no room to keep it for an attach.</summary>
    Overflow,

    /// <summary>A reader was too slow.</summary>
    SlowReader,
}
