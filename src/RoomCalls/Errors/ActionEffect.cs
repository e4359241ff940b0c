namespace RoomCalls;

/// <summary>Whether a request reached the service.</summary>
public enum ActionEffect
{
    /// <summary>It did not: nothing happened.</summary>
    None = 0,

    /// <summary>It did, and the service accepted it.</summary>
    Accepted,

    /// <summary>It may have: look before doing it again.</summary>
    Unknown,
}
