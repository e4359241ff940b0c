using System.Collections.Immutable;
using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;

namespace RoomCalls.Policies;

/// <summary>The permissions of roles, phones and the application, as a table with a cell per subject and action.</summary>
/// <remarks>
/// An action without a cell is denied, and a role without cells counts as Attendee. Immutable and safe for concurrent use; each change returns a new table.
/// </remarks>
public sealed partial class RolePermissions
{
    private const string NotInTable = "The table of permissions does not allow it.";

    private readonly ActionCatalog _catalog;
    private readonly ImmutableDictionary<(PermissionSubject Subject, string Action), RolePermission> _cells;
    private readonly ImmutableArray<(PermissionSubject Subject, string Action)> _order;
    private readonly ImmutableHashSet<PermissionSubject> _columns;

    /// <summary>Creates a table. To change the default table, start from <see cref="Default"/>.</summary>
    /// <param name="cells">The cells. Of several cells for the same subject and action, the last counts.</param>
    /// <exception cref="ArgumentException">A cell names an action that RoomCalls does not have.</exception>
    public RolePermissions(IEnumerable<RolePermission> cells)
        : this(cells, ActionCatalog.Default)
    {
    }

    private RolePermissions(IEnumerable<RolePermission> cells, ActionCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(cells);
        RolePermission[] all = [.. cells];
        _catalog = catalog;
        foreach (RolePermission cell in all)
        {
            RequireAction(cell.ActionName);
        }

        _order = [.. all.Select(static c => (c.Subject, c.ActionName)).Distinct()];
        _columns = [.. all.Select(static c => c.Subject)];
        _cells = ImmutableDictionary.CreateRange(all.GroupBy(static c => (c.Subject, c.ActionName)).Select(static c => KeyValuePair.Create(c.Key, c.Last())));
    }

    /// <summary>The default table: Microsoft's published rules, and safe defaults of RoomCalls where nothing is published.</summary>
    public static RolePermissions Default { get; } = new(DefaultTable.Cells(ActionCatalog.Default), ActionCatalog.Default);

    /// <summary>Microsoft's role table for rooms as published, including the rows that apply to no action of RoomCalls.</summary>
    public static IReadOnlyList<PublishedCapability> Published => PublishedTable.Rows;

    /// <summary>The names of the actions in the default table, which are all actions of RoomCalls.</summary>
    public static IReadOnlyList<string> Actions { get; } = [.. Default.Cells.Select(static c => c.ActionName).Distinct()];

    /// <summary>The cells, row by row.</summary>
    public IEnumerable<RolePermission> Cells => _order.Select(key => _cells[key]);

    /// <summary>Returns the cell of an action.</summary>
    /// <typeparam name="TAction">The type of the action.</typeparam>
    /// <param name="subject">The subject. A role without cells counts as Attendee.</param>
    /// <returns>The cell. When the table has none, it denies the action.</returns>
    public RolePermission Find<TAction>(PermissionSubject subject)
        where TAction : RoomCallAction => Find(subject, typeof(TAction).Name);

    /// <summary>Returns the cell of an action by its name, for example one of <see cref="Actions"/>.</summary>
    /// <param name="subject">The subject. A role without cells counts as Attendee.</param>
    /// <param name="action">The name of the action's record.</param>
    /// <returns>The cell. When the table has none, it denies the action.</returns>
    public RolePermission Find(PermissionSubject subject, string action)
    {
        PermissionSubject known = subject.Role is null || _columns.Contains(subject) ? subject : RoomRole.Attendee;
        return _cells.TryGetValue((known, action), out RolePermission? cell) ? cell : Cell(known, action, false, PermissionSource.Undocumented, NotInTable);
    }

    /// <summary>Returns a table in which a cell is added or replaced.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The new table.</returns>
    /// <exception cref="ArgumentException">The cell names an action that RoomCalls does not have.</exception>
    public RolePermissions With(RolePermission cell) => new(Cells.Append(cell), _catalog);

    /// <summary>Returns a table that allows an action.</summary>
    /// <typeparam name="TAction">The type of the action.</typeparam>
    /// <param name="subject">The subject that may execute the action.</param>
    /// <returns>The new table.</returns>
    /// <example>
    /// <code>
    /// services.AddRoomCalls(options =>
    ///     options.Roles.Permissions = RolePermissions.Default.Allow&lt;SendDtmf&gt;(RoomRole.Attendee));
    /// </code>
    /// </example>
    public RolePermissions Allow<TAction>(PermissionSubject subject)
        where TAction : RoomCallAction => Allow(subject, typeof(TAction).Name);

    /// <summary>Returns a table that denies an action.</summary>
    /// <typeparam name="TAction">The type of the action.</typeparam>
    /// <param name="subject">The subject that may not execute the action.</param>
    /// <returns>The new table.</returns>
    public RolePermissions Deny<TAction>(PermissionSubject subject)
        where TAction : RoomCallAction => Deny(subject, typeof(TAction).Name);

    /// <exception cref="ArgumentException">The cell names an action that RoomCalls does not have.</exception>
    internal RolePermissions Allow(PermissionSubject subject, string action) =>
        With(Cell(subject, action, true, PermissionSource.Undocumented, "The application allows it."));

    /// <exception cref="ArgumentException">The cell names an action that RoomCalls does not have.</exception>
    internal RolePermissions Deny(PermissionSubject subject, string action) =>
        With(Cell(subject, action, false, PermissionSource.Undocumented, "The application does not allow it."));

    private static RolePermission Cell(PermissionSubject subject, string action, bool isAllowed, PermissionSource source, string reason) =>
        new() { Subject = subject, ActionName = action, IsAllowed = isAllowed, Source = source, Reason = reason };

    private void RequireAction(string action)
    {
        if (!_catalog.Has(action))
        {
            throw new ArgumentException(
                $"There is no action {action}: use the name of an action's record, for example RemoveParticipant.", nameof(action));
        }
    }
}
