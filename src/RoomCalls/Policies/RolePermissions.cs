using System.Collections.Immutable;
using RoomCalls.Actions;

namespace RoomCalls.Policies;

/// <summary>
/// Who may do what, as data: a cell per subject and action. What the table does not say is denied, and a role that it does not have counts as Attendee. Immutable and
/// safe to share between threads; a change makes a new table.
/// </summary>
public sealed partial class RolePermissions
{
    private const string NotInTable = "The table of permissions does not allow it.";

    private readonly ImmutableDictionary<(PermissionSubject Subject, string Action), RolePermission> _cells;
    private readonly ImmutableArray<(PermissionSubject Subject, string Action)> _order;
    private readonly ImmutableHashSet<PermissionSubject> _columns;

    /// <summary>Makes a table of its own. To change the default one, start from <see cref="Default"/>.</summary>
    /// <param name="cells">The cells; of two for the same subject and action the later counts.</param>
    /// <exception cref="ArgumentException">An action's name is none of RoomCalls' actions.</exception>
    public RolePermissions(IEnumerable<RolePermission> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        RolePermission[] all = [.. cells];
        foreach (RolePermission cell in all)
        {
            RequireAction(cell.Action);
        }

        _order = [.. all.Select(static c => (c.Subject, c.Action)).Distinct()];
        _columns = [.. all.Select(static c => c.Subject)];
        _cells = ImmutableDictionary.CreateRange(all.GroupBy(static c => (c.Subject, c.Action)).Select(static c => KeyValuePair.Create(c.Key, c.Last())));
    }

    /// <summary>Microsoft's published table where it answers, and safe defaults of ours where it is silent.</summary>
    public static RolePermissions Default { get; } = new(DefaultTable.Cells());

    /// <summary>Microsoft's role table for rooms as published, also the rows that no action of RoomCalls has.</summary>
    public static IReadOnlyList<PublishedCapability> Published => PublishedTable.Rows;

    /// <summary>The names of the actions that have a row in the default table: all of RoomCalls.</summary>
    public static IReadOnlyList<string> Actions { get; } = [.. DefaultTable.Cells().Select(static c => c.Action).Distinct()];

    /// <summary>Every cell, row by row.</summary>
    public IEnumerable<RolePermission> Cells => _order.Select(key => _cells[key]);

    /// <summary>Finds the cell of an action.</summary>
    /// <typeparam name="TAction">The action.</typeparam>
    /// <param name="subject">The subject; a role that the table does not have counts as Attendee.</param>
    /// <returns>The cell; denied when the table has none.</returns>
    public RolePermission Find<TAction>(PermissionSubject subject)
        where TAction : RoomCallAction => Find(subject, typeof(TAction).Name);

    /// <summary>Finds the cell of an action that is known by its name, for example one of <see cref="Actions"/>.</summary>
    /// <param name="subject">The subject; a role that the table does not have counts as Attendee.</param>
    /// <param name="action">The name of the action's record.</param>
    /// <returns>The cell; denied when the table has none.</returns>
    public RolePermission Find(PermissionSubject subject, string action)
    {
        PermissionSubject known = subject.Role is null || _columns.Contains(subject) ? subject : RoomRole.Attendee;
        return _cells.TryGetValue((known, action), out RolePermission? cell) ? cell : Cell(known, action, false, PermissionSource.Ours, NotInTable);
    }

    /// <summary>Replaces a cell, or adds it.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The table with it.</returns>
    /// <exception cref="ArgumentException">The action's name is none of RoomCalls' actions.</exception>
    public RolePermissions With(RolePermission cell) => new(Cells.Append(cell));

    /// <summary>Allows an action.</summary>
    /// <typeparam name="TAction">The action.</typeparam>
    /// <param name="subject">To whom it is allowed.</param>
    /// <returns>The table with it.</returns>
    public RolePermissions Allow<TAction>(PermissionSubject subject)
        where TAction : RoomCallAction => Allow(subject, typeof(TAction).Name);

    /// <summary>Denies an action.</summary>
    /// <typeparam name="TAction">The action.</typeparam>
    /// <param name="subject">To whom it is denied.</param>
    /// <returns>The table with it.</returns>
    public RolePermissions Deny<TAction>(PermissionSubject subject)
        where TAction : RoomCallAction => Deny(subject, typeof(TAction).Name);

    /// <exception cref="ArgumentException">The action's name is none of RoomCalls' actions.</exception>
    internal RolePermissions Allow(PermissionSubject subject, string action) => With(Cell(subject, action, true, PermissionSource.Ours, "The application allows it."));

    /// <exception cref="ArgumentException">The action's name is none of RoomCalls' actions.</exception>
    internal RolePermissions Deny(PermissionSubject subject, string action) => With(Cell(subject, action, false, PermissionSource.Ours, "The application does not allow it."));

    /// <summary>Whether an action of RoomCalls has this name.</summary>
    internal static bool IsAction(string name) => DefaultTable.IsAction(name);

    private static RolePermission Cell(PermissionSubject subject, string action, bool isAllowed, PermissionSource source, string reason) =>
        new() { Subject = subject, Action = action, IsAllowed = isAllowed, Source = source, Reason = reason };

    private static void RequireAction(string action)
    {
        if (!DefaultTable.IsAction(action))
        {
            throw new ArgumentException($"There is no action {action}: use the name of an action's record, for example {nameof(RemoveParticipant)}.", nameof(action));
        }
    }
}
