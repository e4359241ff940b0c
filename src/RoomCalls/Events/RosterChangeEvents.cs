namespace RoomCalls.Events;

/// <summary>Somebody is in the call who was not before.</summary>
/// <param name="Participant">Who, as now known.</param>
public sealed record ParticipantJoined(RoomCallParticipant Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ParticipantJoined);
}

/// <summary>Somebody is no longer in the call.</summary>
/// <param name="Participant">Who, as last known.</param>
public sealed record ParticipantLeft(RoomCallParticipant Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ParticipantLeft);
}

/// <summary>Something about a participant changed, for example being muted.</summary>
/// <param name="Before">As known before.</param>
/// <param name="Participant">As known now.</param>
public sealed record ParticipantChanged(RoomCallParticipant Before, RoomCallParticipant Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ParticipantChanged);

    /// <summary>
    /// How many later changes of only speaking or being muted were merged into this one, because the reader had not read it yet; see
    /// <see cref="ListenOptions.CoalesceFlicker"/>. 0 for none.
    /// </summary>
    public int MergedChanges { get; init; }
}
