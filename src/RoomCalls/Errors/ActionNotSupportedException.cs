namespace RoomCalls;

/// <summary>The side or transport in use cannot do this.</summary>
public sealed class ActionNotSupportedException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="supportedBy">Which side or transport could do it.</param>
    public ActionNotSupportedException(string action, string supportedBy)
        : base(action, $"{action} cannot be done here. {supportedBy} could.") => SupportedBy = supportedBy;

    /// <summary>Which side or transport could do it.</summary>
    public string SupportedBy { get; }
}
