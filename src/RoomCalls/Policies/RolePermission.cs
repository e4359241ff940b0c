namespace RoomCalls.Policies;

/// <summary>A cell of <see cref="RolePermissions"/>: whether a subject may execute an action, and the source of that rule. Immutable.</summary>
public sealed record RolePermission
{
    /// <summary>The subject: a role, a phone, or the administrator.</summary>
    public required PermissionSubject Subject { get; init; }

    /// <summary>The name of the action's record, for example <c>RemoveParticipant</c>.</summary>
    public required string ActionName { get; init; }

    /// <summary>Whether the action is allowed.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>The source of the rule.</summary>
    public required PermissionSource Source { get; init; }

    /// <summary>The reason for the rule, as a sentence.</summary>
    public required string Reason { get; init; }
}

/// <summary>The sources of a rule.</summary>
public enum PermissionSource
{
    /// <summary>The rule is documented: by Microsoft's published role table, or by another statement of Microsoft.</summary>
    Documented = 0,

    /// <summary>Nothing is published: the rule is a safe default of RoomCalls, or a choice of the application.</summary>
    Undocumented,
}

/// <summary>The subject of a rule: a role, a phone in the call, or the application itself. Immutable.</summary>
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

    /// <summary>A phone in the call. It is not a participant of the room and has no role.</summary>
    public static PermissionSubject Phone { get; } = new(name: null, role: null);

    /// <summary>The subjects of the default table, in its order.</summary>
    public static IReadOnlyList<PermissionSubject> All { get; } =
    [
        RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator, Phone, Administrator,
    ];

    /// <summary>The name of the role, <c>Phone</c> or <c>Administrator</c>. A role with one of these names is a different subject.</summary>
    public string Name => Role?.ToString() ?? _name ?? "Phone";

    /// <summary>The role; <see langword="null"/> when the subject is not a role.</summary>
    public RoomRole? Role { get; }

    /// <summary>Converts a role to a subject.</summary>
    /// <param name="role">The role; its default value is Attendee.</param>
    public static implicit operator PermissionSubject(RoomRole role) => FromRoomRole(role);

    /// <summary>Converts a role to a subject.</summary>
    /// <param name="role">The role; its default value is Attendee.</param>
    /// <returns>The subject.</returns>
    public static PermissionSubject FromRoomRole(RoomRole role) => new(name: null, role);

    /// <summary>Returns the name of the subject.</summary>
    /// <returns>For example <c>Presenter</c>.</returns>
    public override string ToString() => Name;
}

/// <summary>A row of Microsoft's role table for rooms: what a participant of each role can do in a calling client. Immutable.</summary>
/// <remarks>The table is that of "Virtual Rooms overview", in the edition for api-version 2025-03-13.</remarks>
public sealed record PublishedCapability
{
    /// <summary>The capability that the row describes.</summary>
    public required string Name { get; init; }

    /// <summary>The roles that have the capability.</summary>
    public required IReadOnlySet<RoomRole> AllowedRoles { get; init; }

    /// <summary>The names of the RoomCalls actions to which the row applies; empty when there is none.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Determines whether a role has the capability. A role that is not in Microsoft's table counts as Attendee.</summary>
    /// <param name="role">The role.</param>
    /// <returns>Whether the role has the capability.</returns>
    public bool IsAllowed(RoomRole role) => AllowedRoles.Contains(IsKnown(role) ? role : RoomRole.Attendee);

    private static bool IsKnown(RoomRole role) => role == RoomRole.Presenter || role == RoomRole.Consumer || role == RoomRole.Collaborator;
}
