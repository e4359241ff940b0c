namespace RoomCalls.Actions;

/// <summary>Makes a user of the resource.</summary>
public sealed record CreateUser : AdministrationAction<ParticipantId>;
