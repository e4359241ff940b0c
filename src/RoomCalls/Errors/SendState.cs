namespace RoomCalls;

/// <summary>Whether a request reached the service.</summary>
public enum SendState
{
    /// <summary>It did not: nothing happened.</summary>
    No = 0,

    /// <summary>It did, and the service accepted it.</summary>
    Yes,

    /// <summary>It may have: look before doing it again.</summary>
    Unknown,
}
