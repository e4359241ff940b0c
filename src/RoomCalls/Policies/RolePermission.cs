namespace RoomCalls.Policies;

/// <summary>One cell of <see cref="RolePermissions"/>: whether somebody may take an action, and who says so.</summary>
/// <param name="Subject">A role, a phone, or the administrator.</param>
/// <param name="Action">The name of the action's record, for example <c>RemoveParticipant</c>.</param>
/// <param name="IsAllowed">Whether it is allowed.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record RolePermission(PermissionSubject Subject, string Action, bool IsAllowed, PermissionSource Source, string Reason);
