namespace RoomCalls.Internal.Waiting;

/// <summary>Why an action may be sent again although it may have happened.</summary>
internal enum RepeatSafety
{
    /// <summary>It may not.</summary>
    None,

    /// <summary>It only reads.</summary>
    Read,

    /// <summary>The service does it once per repeatability id.</summary>
    Repeatable,

    /// <summary>Doing it twice is the same as doing it once.</summary>
    Idempotent,
}
