namespace RoomCalls.Events;

/// <summary>The leg is up. Rosters can arrive before it.</summary>
public sealed record CallConnected : RoomCallEvent;

/// <summary>The leg could not be connected, for example because nobody is in the room's call.</summary>
public sealed record ConnectFailed : RoomCallEvent;

/// <summary>A call could not be created. Its code can be 200 all the same.</summary>
public sealed record CreateCallFailed : RoomCallEvent;

/// <summary>A call could not be answered.</summary>
public sealed record AnswerFailed : RoomCallEvent;

/// <summary>The leg has ended. It is the last event that a reader of the call sees.</summary>
public sealed record CallDisconnected : RoomCallEvent;

/// <summary>A transfer was accepted.</summary>
/// <param name="TransferTarget">To whom; <see langword="null"/> when the service does not say.</param>
/// <param name="Transferee">Who was transferred; <see langword="null"/> when the service does not say.</param>
public sealed record CallTransferAccepted(ParticipantId? TransferTarget = null, ParticipantId? Transferee = null) : RoomCallEvent;

/// <summary>A transfer failed.</summary>
public sealed record CallTransferFailed : RoomCallEvent;
