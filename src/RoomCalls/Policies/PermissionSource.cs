namespace RoomCalls.Policies;

/// <summary>Who says whether a role may take an action.</summary>
public enum PermissionSource
{
    /// <summary>Microsoft's published role table, or another statement of theirs.</summary>
    Documented = 0,

    /// <summary>Nothing is published: RoomCalls' own, safe default, or the application's own choice.</summary>
    Ours,
}
