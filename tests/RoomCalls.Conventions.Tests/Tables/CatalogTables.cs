using RoomCalls.Internal.Catalog;
using RoomCalls.Policies;

namespace RoomCalls.Conventions.Tests.Tables;

/// <summary>The tables of the pages about actions, as the catalog prints them.</summary>
internal static class CatalogTables
{
    /// <summary>The page and the name of each table. In the page it stands between <c>&lt;!-- table: NAME --&gt;</c> and <c>&lt;!-- end of table --&gt;</c>.</summary>
    public static IReadOnlyDictionary<string, (string Page, Func<IEnumerable<string>> Print)> All { get; } = new Dictionary<string, (string, Func<IEnumerable<string>>)>
    {
        ["permissions"] = ("docs/roles.md", Permissions),
        ["outcomes"] = ("docs/outcomes-and-errors.md", Outcomes),
        ["completion rules"] = ("ARCHITECTURE.md", CompletionRules),
    };

    private static IEnumerable<(ActionDescriptor Row, ActionRule Rule, bool IsSeat)> Sides =>
    [
        .. ActionCatalog.Default.Rows.Where(r => r.ByServer is not null).Select(r => (r, r.ByServer!, false)),
        .. ActionCatalog.Default.Rows.Where(r => r.BySeat is not null).Select(r => (r, r.BySeat!, true)),
    ];

    private static IEnumerable<string> Permissions() =>
    [
        $"| Action | {string.Join(" | ", PermissionSubject.All)} |",
        $"|---|{string.Concat(PermissionSubject.All.Select(_ => "---|"))}",
        .. RolePermissions.Actions.Select(action =>
            $"| `{action}` | {string.Join(" | ", PermissionSubject.All.Select(subject => Mark(RolePermissions.Default.Find(subject, action))))} |"),
    ];

    private static IEnumerable<string> Outcomes() =>
    [
        "| Action | Ends with | Default deadline |",
        "|---|---|---|",
        .. Sides.GroupBy(s => (s.IsSeat, Ending: Ending(s.Rule, s.IsSeat), Deadline: Deadline(s.Rule))).Select(g =>
            $"| {(g.Key.IsSeat ? "by a seat: " : "")}{Names(g.Select(s => s.Row))} | {g.Key.Ending} | {g.Key.Deadline} |"),
    ];

    private static IEnumerable<string> CompletionRules() =>
    [
        "| Rule | The operation ends with | Actions |",
        "|---|---|---|",
        .. Enum.GetValues<CompletionKind>().Select(kind =>
        {
            string server = Names(Sides.Where(s => s.Rule.Kind == kind && !s.IsSeat).Select(s => s.Row));
            string seat = Names(Sides.Where(s => s.Rule.Kind == kind && s.IsSeat).Select(s => s.Row));
            return $"| {kind} | {Meaning(kind)} | {server}{(server.Length > 0 && seat.Length > 0 ? "; " : "")}{(seat.Length > 0 ? "by a seat: " : "")}{seat} |";
        }),
    ];

    private static string Names(IEnumerable<ActionDescriptor> rows) => string.Join(", ", rows.Select(r => $"`{r.Name}`"));

    private static string Mark(RolePermission cell) => (cell.IsAllowed, cell.Source) switch
    {
        (true, PermissionSource.Documented) => "yes",
        (false, PermissionSource.Documented) => "no",
        (true, _) => "(yes)",
        _ => "(no)",
    };

    private static string Deadline(ActionRule rule)
    {
        string seconds = FormattableString.Invariant($"{rule.Time.TotalSeconds:0} s");
        return rule.RingTime is null ? seconds : $"its ring time (180 s unless set) and {seconds}";
    }

    private static string Ending(ActionRule rule, bool isSeat) => rule.Kind switch
    {
        CompletionKind.Response => isSeat ? "the client's answer" : "the answer",
        CompletionKind.State => FormattableString.Invariant($"the roster that shows it, else `Unconfirmed` after {ActionRule.StateConfirmationTime.TotalSeconds:0} s"),
        CompletionKind.Seat => rule.ShownBySeat!,
        CompletionKind.Invitation => $"{Events(rule)}; it also ends the add as cancelled",
        _ when rule.EndsCall => $"{Events(rule)}; a call that is gone already is a success",
        _ => Events(rule),
    };

    private static string Events(ActionRule rule) => rule.Failure is null ? $"`{rule.Success!.Name}`" : $"`{rule.Success!.Name}` or `{rule.Failure.Name}`";

    private static string Meaning(CompletionKind kind) => kind switch
    {
        CompletionKind.Response => "the accepting answer",
        CompletionKind.Context => "the event that carries the operation's id in its operation context",
        CompletionKind.Invitation => "the event with the invitation's id; it also ends the add as cancelled",
        CompletionKind.Connection => "the event of the connection; a connection that is gone already is a success for hanging up",
        CompletionKind.State => "the roster, once it shows what was asked; after 5 s the result is `Unconfirmed`, not an error",
        CompletionKind.Seat => "the seat, once it shows what came of it",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Say what the new kind of rule means."),
    };
}
