namespace RoomCalls.Events;

/// <summary>The complete roster of the call after a change of its participants or their mute or hold state.</summary>
/// <param name="Participants">Everyone in the call.</param>
/// <param name="SequenceNumber">
/// A number that increases within one call connection, with gaps; <see langword="null"/> when the service left it out (before late 2023).
/// </param>
public sealed record ParticipantsUpdated(IReadOnlyList<RosterEntry> Participants, int? SequenceNumber = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ParticipantsUpdated);
}

/// <summary>A user or phone that was added has joined the call.</summary>
/// <param name="Participant">The participant.</param>
public sealed record AddParticipantSucceeded(ParticipantId Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(AddParticipantSucceeded);
}

/// <summary>A user or phone could not be added, because it was busy, declined, did not answer or is not allowed.</summary>
/// <param name="Participant">The participant.</param>
public sealed record AddParticipantFailed(ParticipantId Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(AddParticipantFailed);
}

/// <summary>A participant was removed from the call.</summary>
/// <param name="Participant">The participant.</param>
public sealed record RemoveParticipantSucceeded(ParticipantId Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RemoveParticipantSucceeded);
}

/// <summary>A participant could not be removed from the call.</summary>
/// <param name="Participant">The participant.</param>
public sealed record RemoveParticipantFailed(ParticipantId Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RemoveParticipantFailed);
}

/// <summary>An invitation was cancelled before it was answered.</summary>
/// <param name="InvitationId">The id of the invitation.</param>
public sealed record CancelAddParticipantSucceeded(string InvitationId) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CancelAddParticipantSucceeded);
}

/// <summary>An invitation could not be cancelled, because it was answered or has ended.</summary>
/// <param name="InvitationId">The id of the invitation.</param>
public sealed record CancelAddParticipantFailed(string InvitationId) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CancelAddParticipantFailed);
}

/// <summary>A participant was moved into this call from another call (api-version 2026-03-12 and later).</summary>
/// <param name="Participant">The participant.</param>
/// <param name="FromCallConnectionId">The call connection id of the other call; <see langword="null"/> when the service does not report it.</param>
public sealed record MoveParticipantSucceeded(ParticipantId Participant, CallConnectionId? FromCallConnectionId = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(MoveParticipantSucceeded);
}

/// <summary>A participant could not be moved into this call from another call (api-version 2026-03-12 and later).</summary>
/// <param name="Participant">The participant.</param>
/// <param name="FromCallConnectionId">The call connection id of the other call; <see langword="null"/> when the service does not report it.</param>
public sealed record MoveParticipantFailed(ParticipantId Participant, CallConnectionId? FromCallConnectionId = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(MoveParticipantFailed);
}
