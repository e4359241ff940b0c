namespace RoomCalls.Events;

/// <summary>The call connection is up. <see cref="ParticipantsUpdated"/> can arrive before it.</summary>
public sealed record CallConnected : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CallConnected);
}

/// <summary>The call connection could not be made, for example because nobody is in the room's call.</summary>
public sealed record ConnectFailed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ConnectFailed);
}

/// <summary>A call could not be created. The code of the result can be 200 nevertheless.</summary>
public sealed record CreateCallFailed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CreateCallFailed);
}

/// <summary>A call could not be answered.</summary>
public sealed record AnswerFailed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(AnswerFailed);
}

/// <summary>
/// The call connection has ended. For a call without seats it is the last event that a reader gets; with seats, the call continues until the last of
/// them has left.
/// </summary>
public sealed record CallDisconnected : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CallDisconnected);
}

/// <summary>A transfer was accepted.</summary>
/// <param name="TransferTarget">The target of the transfer; <see langword="null"/> when the service does not report it.</param>
/// <param name="Transferee">The participant that was transferred; <see langword="null"/> when the service does not report it.</param>
public sealed record CallTransferAccepted(ParticipantId? TransferTarget = null, ParticipantId? Transferee = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CallTransferAccepted);
}

/// <summary>A transfer failed.</summary>
public sealed record CallTransferFailed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CallTransferFailed);
}
