namespace RoomCalls.Policies;

/// <summary>One cell of <see cref="RolePermissions"/>: whether a subject may take an action, and who says so.</summary>
public sealed record RolePermission
{
    /// <summary>A role, a phone, or the administrator.</summary>
    public required PermissionSubject Subject { get; init; }

    /// <summary>The name of the action's record, for example <c>RemoveParticipant</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Whether it is allowed.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>Who says so.</summary>
    public required PermissionSource Source { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }
}

/// <summary>Who says whether a role may take an action.</summary>
public enum PermissionSource
{
    /// <summary>Microsoft's published role table, or another statement of theirs.</summary>
    Documented = 0,

    /// <summary>Nothing is published: RoomCalls' own, safe default, or the application's own choice.</summary>
    Ours,
}

/// <summary>Whom a column of <see cref="RolePermissions"/> is about: a role, a phone in the call, or the application itself.</summary>
public readonly record struct PermissionSubject
{
    private readonly string? _name;

    private PermissionSubject(string? name, RoomRole? role)
    {
        _name = name;
        Role = role;
    }

    /// <summary>The application itself.</summary>
    public static PermissionSubject Administrator { get; } = new("Administrator", role: null);

    /// <summary>A phone in the call. It is on no roster and has no role.</summary>
    public static PermissionSubject Phone { get; } = new(name: null, role: null);

    /// <summary>Every column of the default table, in its order.</summary>
    public static IReadOnlyList<PermissionSubject> All { get; } =
    [
        RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator, Phone, Administrator,
    ];

    /// <summary>The role's name, <c>Phone</c> or <c>Administrator</c>. A role of such a name is another subject all the same.</summary>
    public string Name => Role?.ToString() ?? _name ?? "Phone";

    /// <summary>The role, if it is one.</summary>
    public RoomRole? Role { get; }

    /// <summary>Whoever has a role.</summary>
    /// <param name="role">The role; its default value is Attendee.</param>
    public static implicit operator PermissionSubject(RoomRole role) => FromRoomRole(role);

    /// <summary>Whoever has a role.</summary>
    /// <param name="role">The role; its default value is Attendee.</param>
    /// <returns>The subject.</returns>
    public static PermissionSubject FromRoomRole(RoomRole role) => new(name: null, role);

    /// <summary>Returns the name.</summary>
    /// <returns>For example <c>Presenter</c>.</returns>
    public override string ToString() => Name;
}
