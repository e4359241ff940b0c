namespace RoomCalls.Events;

/// <summary>A participant was moved here from another call (api-version 2026-03-12 and later).</summary>
/// <param name="Participant">Who.</param>
/// <param name="FromCall">The connection of the other call; <see langword="null"/> when the service does not say.</param>
public sealed record MoveParticipantSucceeded(ParticipantId Participant, string? FromCall = null) : RoomCallEvent;

/// <summary>A participant could not be moved here from another call (api-version 2026-03-12 and later).</summary>
/// <param name="Participant">Who.</param>
/// <param name="FromCall">The connection of the other call; <see langword="null"/> when the service does not say.</param>
public sealed record MoveParticipantFailed(ParticipantId Participant, string? FromCall = null) : RoomCallEvent;
