namespace RoomCalls;

/// <summary>The side from which something about a call was seen.</summary>
public enum CallSide
{
    /// <summary>Call Automation, by callback or read.</summary>
    Server = 0,

    /// <summary>A seat in the call, through a calling client.</summary>
    Client,
}
