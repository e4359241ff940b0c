namespace RoomCalls.Events;

/// <summary>What kind of answer was recognized.</summary>
public enum RecognitionType
{
    /// <summary>One that this version does not know.</summary>
    Unknown = 0,

    /// <summary>Keys.</summary>
    Dtmf,

    /// <summary>Speech.</summary>
    Speech,

    /// <summary>One of the choices.</summary>
    Choices,
}
