namespace RoomCalls.Events;

/// <summary>The whole roster of the call after a change: people, mute or hold.</summary>
/// <param name="Participants">Everybody in the call.</param>
/// <param name="SequenceNumber">Grows within one connection, with gaps; <see langword="null"/> when the service left it out (before late 2023).</param>
public sealed record ParticipantsUpdated(IReadOnlyList<RosterEntry> Participants, int? SequenceNumber = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(ParticipantsUpdated);
}

/// <summary>A user or phone that was added is in the call.</summary>
/// <param name="Participant">Who.</param>
public sealed record AddParticipantSucceeded(ParticipantId Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(AddParticipantSucceeded);
}

/// <summary>A user or phone could not be added: busy, declined, not answered, not allowed.</summary>
/// <param name="Participant">Who.</param>
public sealed record AddParticipantFailed(ParticipantId Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(AddParticipantFailed);
}

/// <summary>A participant was taken out of the call.</summary>
/// <param name="Participant">Who.</param>
public sealed record RemoveParticipantSucceeded(ParticipantId Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RemoveParticipantSucceeded);
}

/// <summary>A participant could not be taken out of the call.</summary>
/// <param name="Participant">Who.</param>
public sealed record RemoveParticipantFailed(ParticipantId Participant) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(RemoveParticipantFailed);
}

/// <summary>An invitation was stopped before it was answered.</summary>
/// <param name="InvitationId">Which invitation.</param>
public sealed record CancelAddParticipantSucceeded(string InvitationId) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CancelAddParticipantSucceeded);
}

/// <summary>An invitation could not be stopped: it was answered, or is over.</summary>
/// <param name="InvitationId">Which invitation.</param>
public sealed record CancelAddParticipantFailed(string InvitationId) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(CancelAddParticipantFailed);
}

/// <summary>A participant was moved here from another call (api-version 2026-03-12 and later).</summary>
/// <param name="Participant">Who.</param>
/// <param name="FromCall">The connection of the other call; <see langword="null"/> when the service does not say.</param>
public sealed record MoveParticipantSucceeded(ParticipantId Participant, string? FromCall = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(MoveParticipantSucceeded);
}

/// <summary>A participant could not be moved here from another call (api-version 2026-03-12 and later).</summary>
/// <param name="Participant">Who.</param>
/// <param name="FromCall">The connection of the other call; <see langword="null"/> when the service does not say.</param>
public sealed record MoveParticipantFailed(ParticipantId Participant, string? FromCall = null) : RoomCallEvent
{
    /// <inheritdoc/>
    public override string Name => nameof(MoveParticipantFailed);
}
