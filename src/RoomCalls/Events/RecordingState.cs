namespace RoomCalls.Events;

/// <summary>Whether a recording runs.</summary>
public enum RecordingState
{
    /// <summary>A state that this version does not know.</summary>
    Unknown = 0,

    /// <summary>It runs.</summary>
    Active,

    /// <summary>It is paused, has ended, or has not begun.</summary>
    Inactive,
}
