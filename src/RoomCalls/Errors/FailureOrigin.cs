namespace RoomCalls;

/// <summary>How the service said no.</summary>
public enum FailureOrigin
{
    /// <summary>By the answer to the request.</summary>
    Response = 0,

    /// <summary>By an event, after it had accepted the request.</summary>
    Event,
}
