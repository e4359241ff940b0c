namespace RoomCalls;

/// <summary>What an action that failed did at the service, as far as is known.</summary>
public enum ActionEffect
{
    /// <summary>Nothing: it was not sent, or the service did not take it (a 429 was sent and not done). Taking the action again is safe.</summary>
    None = 0,

    /// <summary>It is not known whether the service did it. Look before taking the action again.</summary>
    Unknown,

    /// <summary>The service accepted it.</summary>
    Accepted,
}
