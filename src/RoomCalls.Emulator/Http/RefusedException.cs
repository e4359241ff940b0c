namespace RoomCalls.Emulator.Http;

/// <summary>An operation refuses a request.</summary>
internal sealed class RefusedException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
