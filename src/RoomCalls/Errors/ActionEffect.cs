namespace RoomCalls;

/// <summary>What a failed action has changed at the service, as far as this is known.</summary>
public enum ActionEffect
{
    /// <summary>
    /// Nothing: the action was not sent, or the service refused it (with 429, for example, it was sent but not carried out). Repeating it is safe.
    /// </summary>
    None = 0,

    /// <summary>It is not known whether the service carried out the action. Check the state of the call before repeating it.</summary>
    Unknown,

    /// <summary>The service accepted the action.</summary>
    Accepted,
}
