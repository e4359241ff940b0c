namespace RoomCalls.Emulator;

/// <summary>How a request that asks for something not permitted is refused.</summary>
public enum RefusalBehavior
{
    /// <summary>The HTTP response refuses it.</summary>
    Response = 0,

    /// <summary>The request is accepted; the failure event refuses it.</summary>
    Event = 1,

    /// <summary>It is not refused.</summary>
    Accept = 2,
}
