namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>An operation refuses a request.</summary>
internal sealed class RefusedException(int status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status to answer with.</summary>
    public int Status { get; } = status;

    /// <summary>The error code to answer with.</summary>
    public string Code { get; } = code;
}
