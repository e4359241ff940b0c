namespace RoomCalls;

/// <summary>A user on a room's roster: somebody who may join, whether in the call or not.</summary>
/// <param name="Id">The user; only users of Azure Communication Services can be on a roster.</param>
/// <param name="Role">The user's role.</param>
public sealed record RoomParticipant(ParticipantId Id, RoomRole Role);
