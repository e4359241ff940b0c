using RoomCalls.Internal.Catalog;

namespace RoomCalls.Policies;

/// <summary>The settings of roles: who may do what, and how long data of the Rooms service is cached.</summary>
/// <remarks>Not safe for concurrent use. RoomCalls reads it when the manager is created; later changes are not supported.</remarks>
public sealed class RoleOptions
{
    private static readonly TimeSpan LongestAge = TimeSpan.FromHours(1);

    /// <summary>
    /// The permissions. Replace the table as a whole, or change a cell of it: <c>Permissions = Permissions.Allow&lt;SendDtmf&gt;(RoomRole.Attendee)</c>.
    /// </summary>
    /// <value><see cref="RolePermissions.Default"/> by default.</value>
    public RolePermissions Permissions { get; set; } = RolePermissions.Default;

    /// <summary>
    /// Changes of single cells of <see cref="Permissions"/>, by role and action, for configuration files: <c>Overrides["Attendee"]["SendDtmf"] =
    /// true</c>. The role can be the name of a role of the service, <c>Phone</c> or <c>Administrator</c>.
    /// </summary>
    /// <value>Empty by default.</value>
    public IDictionary<string, IDictionary<string, bool>> Overrides { get; } = new Dictionary<string, IDictionary<string, bool>>(StringComparer.Ordinal);

    /// <summary>How long a room and its participants are cached: 0 (always read) to 1 hour.</summary>
    /// <remarks>
    /// A role that another process changes takes effect with at most this delay. A role that is changed through this manager takes effect immediately,
    /// and a participant who is missing from the cache is read again.
    /// </remarks>
    /// <value>60 seconds by default.</value>
    public TimeSpan CacheAge { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long after <see cref="CacheAge"/> a cached role remains valid while the Rooms service cannot be reached: 0 to 1 hour. After that, the
    /// actions of a participant are denied.
    /// </summary>
    /// <value>0 by default.</value>
    public TimeSpan UnreachableGrace { get; set; }

    /// <summary>The timeout for reading a room or its participants for a decision: 100 milliseconds to 30 seconds.</summary>
    /// <value>5 seconds by default.</value>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Returns the effective permissions: <see cref="Permissions"/> with <see cref="Overrides"/>.</summary>
    /// <returns>The effective permissions.</returns>
    /// <exception cref="ArgumentException">An override names an action that RoomCalls does not have.</exception>
    public RolePermissions GetEffectivePermissions() => GetEffectivePermissions(ActionCatalog.Default);

    /// <summary>The effective permissions for a catalog of actions, whose further rows have their defaults.</summary>
    internal RolePermissions GetEffectivePermissions(ActionCatalog catalog) => Overrides
        .Where(static row => row.Value is not null)
        .SelectMany(static row => row.Value.Select(cell => (Subject: ParseSubject(row.Key), Action: cell.Key, IsAllowed: cell.Value)))
        .Aggregate(Permissions.For(catalog), static (table, cell) => cell.IsAllowed ? table.Allow(cell.Subject, cell.Action) : table.Deny(cell.Subject, cell.Action));

    internal IEnumerable<string> Errors(ActionCatalog catalog)
    {
        if (Permissions is null)
        {
            yield return "Roles.Permissions must not be null: leave it for the default table.";
        }

        IEnumerable<string> actions = Overrides.Values.SelectMany(static row => row?.Keys ?? []).Distinct();
        foreach (string action in actions.Where(action => !catalog.Has(action)))
        {
            yield return $"Roles.Overrides: there is no action {action}; use the name of an action's record, for example RemoveParticipant.";
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
