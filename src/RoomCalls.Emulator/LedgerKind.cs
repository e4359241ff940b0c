namespace RoomCalls.Emulator;

/// <summary>What a line of the ledger says.</summary>
public enum LedgerKind
{
    /// <summary>A room call began.</summary>
    CallStarted = 0,

    /// <summary>A room call ended.</summary>
    CallEnded = 1,

    /// <summary>A Call Automation connection was established.</summary>
    Connected = 2,

    /// <summary>A Call Automation connection could not be established; the detail is code/subcode.</summary>
    ConnectFailed = 3,

    /// <summary>A phone began to ring; the detail is the invitation id.</summary>
    Dialled = 4,

    /// <summary>A user began to ring; the detail is the invitation id.</summary>
    Invited = 5,

    /// <summary>Someone came into the call.</summary>
    Joined = 6,

    /// <summary>Someone left the call, or hung up.</summary>
    Left = 7,

    /// <summary>Someone was removed from the call.</summary>
    Removed = 8,

    /// <summary>Someone was muted.</summary>
    Muted = 9,

    /// <summary>Tones were sent to a phone; the detail names them.</summary>
    TonesSent = 10,

    /// <summary>A phone pressed keys; the detail names them.</summary>
    TonesPressed = 11,

    /// <summary>Ringing was cancelled; the detail is the invitation id.</summary>
    Cancelled = 12,

    /// <summary>Ringing ended without an answer; the detail is code/subcode.</summary>
    NotAnswered = 13,

    /// <summary>A Call Automation connection hung up its own leg.</summary>
    HungUp = 14,

    /// <summary>A Call Automation connection ended the call for everyone.</summary>
    Terminated = 15,
}
