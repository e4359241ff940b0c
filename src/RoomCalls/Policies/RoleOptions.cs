using RoomCalls.Actions;

namespace RoomCalls.Policies;

/// <summary>The settings of roles: who may do what, and how long what the Rooms service says of it is kept.</summary>
public sealed class RoleOptions
{
    private static readonly TimeSpan LongestAge = TimeSpan.FromHours(1);

    /// <summary>Who may do what. Replace it as a whole, or a cell of it: <c>Permissions = Permissions.Allow&lt;SendDtmf&gt;(RoomRole.Attendee)</c>.</summary>
    /// <value><see cref="RolePermissions.Default"/> by default.</value>
    public RolePermissions Permissions { get; set; } = RolePermissions.Default;

    /// <summary>
    /// Changes of single cells on top of <see cref="Permissions"/>, by role and action, for configuration files: <c>Overrides["Attendee"]["SendDtmf"] = true</c>. The
    /// role can be a name of the service, <c>Phone</c> or <c>Administrator</c>.
    /// </summary>
    public IDictionary<string, IDictionary<string, bool>> Overrides { get; } = new Dictionary<string, IDictionary<string, bool>>(StringComparer.Ordinal);

    /// <summary>
    /// How long a room and its roster, once read, are used before they are read again: 0 (always read) to 1 hour. A role changed by another process is seen at most
    /// this late; one changed through this manager is seen at once, and somebody who is missing is looked for again.
    /// </summary>
    /// <value>60 seconds by default.</value>
    public TimeSpan CacheAge { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How much longer than <see cref="CacheAge"/> a known role still counts while the Rooms service cannot be reached: 0 to 1 hour. After it, a participant's action
    /// is denied.
    /// </summary>
    /// <value>0 by default.</value>
    public TimeSpan UnreachableGrace { get; set; }

    /// <summary>How long reading a room or its roster for a decision may take: 100 milliseconds to 30 seconds.</summary>
    /// <value>5 seconds by default.</value>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The table in force: <see cref="Permissions"/> with <see cref="Overrides"/>.</summary>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">An override names no action of RoomCalls.</exception>
    public RolePermissions GetEffectivePermissions() => Overrides
        .Where(static row => row.Value is not null)
        .SelectMany(static row => row.Value.Select(cell => (Subject: ParseSubject(row.Key), Action: cell.Key, IsAllowed: cell.Value)))
        .Aggregate(Permissions, static (table, cell) => cell.IsAllowed ? table.Allow(cell.Subject, cell.Action) : table.Deny(cell.Subject, cell.Action));

    internal IEnumerable<string> Errors()
    {
        if (Permissions is null)
        {
            yield return "Roles.Permissions must not be null: leave it for the default table.";
        }

        foreach (string action in Overrides.Values.SelectMany(static row => row?.Keys ?? []).Where(static action => !RolePermissions.IsAction(action)).Distinct())
        {
            yield return $"Roles.Overrides: there is no action {action}; use the name of an action's record, for example {nameof(RemoveParticipant)}.";
        }

        if (CacheAge < TimeSpan.Zero || CacheAge > LongestAge)
        {
            yield return "Roles.CacheAge must be 0 to 1 hour.";
        }

        if (UnreachableGrace < TimeSpan.Zero || UnreachableGrace > LongestAge)
        {
            yield return "Roles.UnreachableGrace must be 0 to 1 hour.";
        }

        if (ReadTimeout < TimeSpan.FromMilliseconds(100) || ReadTimeout > TimeSpan.FromSeconds(30))
        {
            yield return "Roles.ReadTimeout must be 100 milliseconds to 30 seconds.";
        }
    }

    private static PermissionSubject ParseSubject(string name) => name switch
    {
        "Phone" => PermissionSubject.Phone,
        "Administrator" => PermissionSubject.Administrator,
        _ => new RoomRole(name),
    };
}
