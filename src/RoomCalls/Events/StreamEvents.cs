namespace RoomCalls.Events;

/// <summary>The first event that a reader gets of a call: the state at the moment after which the reader gets every event.</summary>
/// <param name="State">The state of the call.</param>
public sealed record RoomCallSnapshot(RoomCallState State) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RoomCallSnapshot);
}

/// <summary>The reader was too slow, so its oldest waiting events were dropped. The state of the call includes their effect.</summary>
/// <param name="Count">The number of events that were dropped since the last event that the reader got.</param>
public sealed record EventsLost(long Count) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(EventsLost);
}

/// <summary>RoomCalls has decided whether an action is allowed: once for each action that was asked for, before it is sent.</summary>
/// <remarks>
/// RoomCalls creates this event, not the service. It comes to readers that include <see cref="EventKinds.Decisions"/>; for actions without a call, only to
/// readers of all calls.
/// </remarks>
public sealed record ActionDecided : RoomCallEvent
{
    /// <summary>The name of the action's record, for example <c>RemoveParticipant</c>.</summary>
    public required string ActionName { get; init; }

    /// <summary>The actor that asked for the action: that of the handle or the view by which it was asked for.</summary>
    public required RoomCallActor Actor { get; init; }

    /// <summary>
    /// Every actor that binds the action, from that of the first view to <see cref="Actor"/>, the last one: more than one when a view was made from a view.
    /// </summary>
    /// <value>Empty by default; RoomCalls sets it.</value>
    public IReadOnlyList<RoomCallActor> ActorChain { get; init; } = [];

    /// <summary>The participant that the action is about; <see langword="null"/> when it is about none.</summary>
    public ParticipantId? Target { get; init; }

    /// <summary>Whether the action is allowed, with every reason when it is not.</summary>
    public required Capability Capability { get; init; }

    /// <inheritdoc/>
    public override string Name => nameof(ActionDecided);
}
