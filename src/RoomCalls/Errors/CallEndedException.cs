namespace RoomCalls;

/// <summary>The call is over, so the action can have no outcome.</summary>
public sealed class CallEndedException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="reason">Why the call ended, if the service said.</param>
    public CallEndedException(string action, ResultInformation? reason)
        : base(action, $"{action} has no outcome: the call has ended{(reason is null ? string.Empty : $" ({reason.Code}/{reason.SubCode})")}. Connect again to go on.") =>
        Reason = reason;

    /// <summary>Why the call ended; <see langword="null"/> when the service gave no reason.</summary>
    public ResultInformation? Reason { get; }
}
