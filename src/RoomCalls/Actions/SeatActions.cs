namespace RoomCalls.Actions;

/// <summary>Mutes the own microphone. The service blocks whoever toggles it more than 15 times in 30 seconds.</summary>
public sealed record MuteSelf : SeatAction;

/// <summary>Unmutes the own microphone.</summary>
public sealed record UnmuteSelf : SeatAction;

/// <summary>Puts the call on hold for oneself.</summary>
public sealed record Hold : SeatAction;

/// <summary>Takes the call off hold for oneself.</summary>
public sealed record Resume : SeatAction;

/// <summary>Turns the own camera on.</summary>
public sealed record StartVideo : SeatAction;

/// <summary>Turns the own camera off.</summary>
public sealed record StopVideo : SeatAction;

/// <summary>Shares the own screen.</summary>
public sealed record StartScreenSharing : SeatAction;

/// <summary>Stops sharing the own screen.</summary>
public sealed record StopScreenSharing : SeatAction;

/// <summary>Raises the own hand.</summary>
public sealed record RaiseHand : SeatAction;

/// <summary>Lowers the own hand.</summary>
public sealed record LowerHand : SeatAction;

/// <summary>Leaves the call with the own seat; the others stay.</summary>
public sealed record Leave : SeatAction;

/// <summary>Mutes everybody else in the call, phones excepted; they unmute themselves. The server side has no such action: mute one by one there.</summary>
public sealed record MuteAllOthers : SeatAction;
