namespace RoomCalls.Events;

/// <summary>The first thing that a reader gets of a call: its state at the moment from which on the reader sees every event.</summary>
/// <param name="State">The state.</param>
public sealed record RoomCallSnapshot(RoomCallState State) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RoomCallSnapshot);
}

/// <summary>The reader was too slow: its oldest waiting events were dropped. Look at the call's state, which has seen them.</summary>
/// <param name="Count">How many events were dropped since the last event that was read.</param>
public sealed record EventsLost(long Count) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(EventsLost);
}

/// <summary>
/// It was decided whether an action may be taken: once for each action that was asked for, before it is sent. Made here, not by the service. Actions of no call are told to
/// readers of all calls only.
/// </summary>
public sealed record ActionDecided : RoomCallEvent
{
    /// <summary>The name of the action's record, for example <c>RemoveParticipant</c>.</summary>
    public required string Action { get; init; }

    /// <summary>On whose behalf the action was asked for.</summary>
    public required RoomCallActor Actor { get; init; }

    /// <summary>The participant that the action is about; <see langword="null"/> when it is about none.</summary>
    public ParticipantId? Target { get; init; }

    /// <summary>Whether it was allowed, with every reason when it was not.</summary>
    public required Capability Capability { get; init; }

    /// <inheritdoc/>
    public override string Name => nameof(ActionDecided);
}
