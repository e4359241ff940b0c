namespace RoomCalls.Internal.Catalog;

/// <summary>Who may execute an action by default, and the source of that rule. The application may do everything that needs no seat; a phone may do nothing.</summary>
internal sealed record PermissionRow
{
    private PermissionRow()
    {
    }

    /// <summary>The names of the rows of Microsoft's role table that decide, all of which must allow; empty when none is about the action.</summary>
    public IReadOnlyList<string> Capabilities { get; private init; } = [];

    /// <summary>The roles that may, where no row of Microsoft's table decides.</summary>
    public PermittedRoles Roles { get; private init; }

    /// <summary>Whether Microsoft documents the rule.</summary>
    public bool IsDocumented { get; private init; }

    /// <summary>The reason for the rule, as a sentence.</summary>
    public string Reason { get; private init; } = string.Empty;

    /// <summary>The rule of Microsoft's published role table.</summary>
    /// <param name="capabilities">The names of its rows.</param>
    public static PermissionRow Published(params IReadOnlyList<string> capabilities) =>
        new() { Capabilities = capabilities, IsDocumented = true, Reason = string.Join("; ", capabilities) + '.' };

    /// <summary>A rule that Microsoft states outside of the table.</summary>
    public static PermissionRow Documented(PermittedRoles roles, string reason) => new() { Roles = roles, IsDocumented = true, Reason = reason };

    /// <summary>A safe default, where nothing is published.</summary>
    public static PermissionRow Unpublished(PermittedRoles roles, string reason) => new() { Roles = roles, Reason = reason };
}

/// <summary>The roles to which an action is permitted.</summary>
internal enum PermittedRoles
{
    /// <summary>No role: only the application.</summary>
    Nobody,

    /// <summary>Presenters.</summary>
    Presenters,

    /// <summary>Every role.</summary>
    Everybody,
}
