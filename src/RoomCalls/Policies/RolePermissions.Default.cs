using RoomCalls.Internal.Catalog;

namespace RoomCalls.Policies;

/// <content>The table of a catalog of actions: Microsoft's rules where they are published, otherwise the rules of the rows.</content>
public sealed partial class RolePermissions
{
    /// <summary>The default table of a catalog.</summary>
    internal static RolePermissions From(ActionCatalog catalog) =>
        ReferenceEquals(catalog, ActionCatalog.Default) ? Default : new(DefaultTable.Cells(catalog), catalog);

    /// <summary>The table for a catalog with more rows: the further rows have their defaults, and the cells of this table stay.</summary>
    internal RolePermissions For(ActionCatalog catalog) => ReferenceEquals(catalog, _catalog)
        ? this
        : new([.. Cells, .. DefaultTable.Cells(catalog).Where(cell => !_catalog.Has(cell.ActionName))], catalog);

    /// <summary>What the cells are made of is in a separate class, so that it exists before the first table is created.</summary>
    private static class DefaultTable
    {
        private const string AdministratorReason = "Roles do not restrict the application itself.";
        private const string SeatOnlyReason = "Only the user in a seat can do it.";
        private const string PhoneReason = "A phone is not a participant of the room and has no role: it can only mute itself, on the device.";

        private static readonly RoomRole[] Roles = [RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator];

        /// <summary>The rows in the order of Microsoft's table, then the others in the order of the catalog.</summary>
        public static IEnumerable<RolePermission> Cells(ActionCatalog catalog) =>
            catalog.Rows.OrderBy(static row => PublishedTable.FindPosition(row.Permission)).SelectMany(ToCells);

        private static IEnumerable<RolePermission> ToCells(ActionDescriptor row)
        {
            PermissionSource source = row.Permission.IsDocumented ? PermissionSource.Documented : PermissionSource.Undocumented;
            return
            [
                .. Roles.Select(role => Cell(role, row.Name, IsAllowed(row.Permission, role), source, row.Permission.Reason)),
                Cell(PermissionSubject.Phone, row.Name, false, PermissionSource.Documented, PhoneReason),
                row.NeedsSeat
                    ? Cell(PermissionSubject.Administrator, row.Name, false, PermissionSource.Undocumented, SeatOnlyReason)
                    : Cell(PermissionSubject.Administrator, row.Name, true, PermissionSource.Documented, AdministratorReason),
            ];
        }

        private static bool IsAllowed(PermissionRow permission, RoomRole role) => permission.Capabilities.Count > 0
            ? permission.Capabilities.All(name => PublishedTable.Get(name).IsAllowed(role))
            : permission.Roles == PermittedRoles.Everybody || (permission.Roles == PermittedRoles.Presenters && role == RoomRole.Presenter);
    }
}
