namespace RoomCalls.Events;

/// <summary>The leg is up. Rosters can arrive before it.</summary>
public sealed record CallConnected : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CallConnected);
}

/// <summary>The leg could not be connected, for example because nobody is in the room's call.</summary>
public sealed record ConnectFailed : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ConnectFailed);
}

/// <summary>A call could not be created. Its code can be 200 all the same.</summary>
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

/// <summary>The leg has ended. A reader of a call without seats sees nothing after it; with seats the call goes on until the last of them is out.</summary>
public sealed record CallDisconnected : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CallDisconnected);
}

/// <summary>A transfer was accepted.</summary>
/// <param name="TransferTarget">To whom; <see langword="null"/> when the service does not say.</param>
/// <param name="Transferee">Who was transferred; <see langword="null"/> when the service does not say.</param>
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
