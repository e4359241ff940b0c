namespace RoomCalls;

/// <summary>What a participant's stream shows.</summary>
public enum MediaStreamKind
{
    /// <summary>Something else, such as raw media.</summary>
    Other = 0,

    /// <summary>A camera.</summary>
    Video,

    /// <summary>A shared screen, application or browser tab.</summary>
    ScreenSharing,
}
