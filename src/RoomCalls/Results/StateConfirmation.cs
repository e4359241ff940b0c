namespace RoomCalls;

/// <summary>Whether the roster has shown what an action asked for. Such actions have no event of success.</summary>
public enum StateConfirmation
{
    /// <summary>The roster shows it.</summary>
    Confirmed = 0,

    /// <summary>The service accepted the action, but within five seconds no roster showed it.</summary>
    Unconfirmed,
}
