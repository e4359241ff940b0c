namespace RoomCalls;

/// <summary>The verdict over a callback.</summary>
public enum ReceiveVerdict
{
    /// <summary>Every event of the body was taken, or is a repeat of one that was.</summary>
    Accepted = 0,

    /// <summary>The body is not a callback: not JSON, not CloudEvents, or of another connection.</summary>
    Malformed,

    /// <summary>The call's key is missing or wrong.</summary>
    Unauthorized,

    /// <summary>The body is larger than 1 MiB.</summary>
    TooLarge,

    /// <summary>The call's queue is full: the service should send it again.</summary>
    Busy,
}
