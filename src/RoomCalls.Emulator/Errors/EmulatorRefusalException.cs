namespace RoomCalls.Emulator;

/// <summary>The emulator refused what the service would refuse.</summary>
public sealed class EmulatorRefusalException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="status">The HTTP-like status, for example 403.</param>
    /// <param name="code">The error code.</param>
    /// <param name="subCode">The service's subcode, or 0.</param>
    /// <param name="message">What was refused and what to do about it.</param>
    public EmulatorRefusalException(int status, string code, int subCode, string message)
        : base(message)
    {
        Status = status;
        Code = code;
        SubCode = subCode;
    }

    /// <summary>The HTTP-like status: 403 when the user may not join, 404 when there is no such room.</summary>
    public int Status { get; }

    /// <summary>The error code: a word, or the subcode as text.</summary>
    public string Code { get; }

    /// <summary>The subcode: 5828 not a participant of the room, 5829 outside the validity window, 5830 not a Communication Services user, else 0.</summary>
    public int SubCode { get; }
}
