namespace RoomCalls;

/// <summary>One line of a roster as the server side lists it.</summary>
/// <param name="Id">Who it is.</param>
/// <param name="IsMuted">Whether the participant is muted; <see langword="null"/> when the service left it out.</param>
/// <param name="IsOnHold">Whether the participant is on hold; <see langword="null"/> when the service left it out (api-versions before 2024-09-15).</param>
public sealed record RosterEntry(ParticipantId Id, bool? IsMuted = null, bool? IsOnHold = null);
