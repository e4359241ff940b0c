namespace RoomCalls.Events;

/// <summary>A participant has joined the call.</summary>
/// <param name="Participant">The participant, as known now.</param>
public sealed record ParticipantJoined(RoomCallParticipant Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ParticipantJoined);
}

/// <summary>A participant has left the call.</summary>
/// <param name="Participant">The participant, as last known.</param>
public sealed record ParticipantLeft(RoomCallParticipant Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ParticipantLeft);
}

/// <summary>A participant has changed, for example was muted.</summary>
/// <param name="Before">The participant before the change.</param>
/// <param name="Participant">The participant after the change.</param>
public sealed record ParticipantChanged(RoomCallParticipant Before, RoomCallParticipant Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ParticipantChanged);

    /// <summary>
    /// The number of later changes that were merged into this one because the reader had not read it yet; 0 for none. Only changes of speaking and
    /// muted are merged; see <see cref="ListenOptions.CoalesceFlicker"/>.
    /// </summary>
    public int MergedChanges { get; init; }
}
