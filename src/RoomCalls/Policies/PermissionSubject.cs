namespace RoomCalls.Policies;

/// <summary>Whom a column of <see cref="RolePermissions"/> is about: a role, a phone in the call, or the application itself.</summary>
public readonly record struct PermissionSubject
{
    private readonly string? _name;
    private readonly bool _isRole;

    private PermissionSubject(string name, bool isRole)
    {
        _name = name;
        _isRole = isRole;
    }

    /// <summary>The application itself.</summary>
    public static PermissionSubject Administrator { get; } = new("Administrator", isRole: false);

    /// <summary>A phone in the call. It is on no roster and has no role.</summary>
    public static PermissionSubject Phone { get; } = new("Phone", isRole: false);

    /// <summary>Every column of the default table, in its order.</summary>
    public static IReadOnlyList<PermissionSubject> All { get; } =
    [
        RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator, Phone, Administrator,
    ];

    /// <summary>The role's name, <c>Phone</c> or <c>Administrator</c>. A role of such a name is another subject all the same.</summary>
    public string Name => _name ?? "Phone";

    /// <summary>The role, if it is one.</summary>
    public RoomRole? Role => _isRole ? new RoomRole(Name) : null;

    /// <summary>Whoever has a role.</summary>
    /// <param name="role">The role; its default value is Attendee.</param>
    public static implicit operator PermissionSubject(RoomRole role) => FromRoomRole(role);

    /// <summary>Whoever has a role.</summary>
    /// <param name="role">The role; its default value is Attendee.</param>
    /// <returns>The subject.</returns>
    public static PermissionSubject FromRoomRole(RoomRole role) => new(role.ToString(), isRole: true);

    /// <summary>Returns the name.</summary>
    /// <returns>For example <c>Presenter</c>.</returns>
    public override string ToString() => Name;
}
