namespace RoomCalls.Emulator;

/// <summary>What a fault does.</summary>
public enum EmulatorFaultKind
{
    /// <summary>Answers with another status.</summary>
    Status = 0,

    /// <summary>Cuts the connection without an answer.</summary>
    Drop = 1,

    /// <summary>Answers late; the callbacks do not wait.</summary>
    Delay = 2,

    /// <summary>Delivers each callback of the request several times, with the same id.</summary>
    Repeat = 3,

    /// <summary>Answers only after the callbacks of the request were delivered.</summary>
    Early = 4,

    /// <summary>Never sends the callbacks of the request.</summary>
    Lose = 5,

    /// <summary>Sends the callbacks of the request late; others overtake them.</summary>
    DelayCallback = 6,
}
