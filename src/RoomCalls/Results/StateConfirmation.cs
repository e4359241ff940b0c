namespace RoomCalls;

/// <summary>Whether the roster shows the effect of an action for which the service has no event of success.</summary>
public enum StateConfirmation
{
    /// <summary>The roster shows the effect.</summary>
    Confirmed = 0,

    /// <summary>The service accepted the action, but no roster showed the effect within five seconds.</summary>
    Unconfirmed,
}
