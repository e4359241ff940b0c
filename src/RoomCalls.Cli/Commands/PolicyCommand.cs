using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using RoomCalls.Policies;

namespace RoomCalls.Cli.Commands;

/// <summary><c>roomcalls policy</c>: the default permissions.</summary>
internal static class PolicyCommand
{
    private static readonly JsonWriterOptions Relaxed = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(ToolConsole console)
    {
        Option<bool> json = new("--json")
        {
            Description = "An array of {\"role\",\"action\",\"allowed\",\"source\",\"reason\"}; source is \"documented\" or \"undocumented\".",
        };
        Command command = new("policy", "Prints the table of roles and actions in force by default. Exit codes: 0 printed.") { json };
        command.SetAction(parsed => Run(console.Output, parsed.GetValue(json)));
        return command;
    }

    private static int Run(TextWriter output, bool asJson)
    {
        if (asJson)
        {
            output.WriteLine(ToJson(RolePermissions.Default));
        }
        else
        {
            WriteTable(output, RolePermissions.Default);
        }

        return 0;
    }

    private static string ToJson(RolePermissions table)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Relaxed))
        {
            json.WriteStartArray();
            foreach (RolePermission cell in table.Cells)
            {
                json.WriteStartObject();
                json.WriteString("role"u8, cell.Subject.Name);
                json.WriteString("action"u8, cell.ActionName);
                json.WriteBoolean("allowed"u8, cell.IsAllowed);
                json.WriteString("source"u8, cell.Source == PermissionSource.Documented ? "documented"u8 : "undocumented"u8);
                json.WriteString("reason"u8, cell.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteTable(TextWriter output, RolePermissions table)
    {
        int width = RolePermissions.Actions.Max(static a => a.Length) + 2;
        output.WriteLine("Action".PadRight(width) + string.Concat(PermissionSubject.All.Select(static s => s.Name.PadRight(15))).TrimEnd());
        foreach (string action in RolePermissions.Actions)
        {
            output.WriteLine(
                action.PadRight(width) + string.Concat(PermissionSubject.All.Select(subject => Mark(table.Find(subject, action)).PadRight(15))).TrimEnd());
        }

        output.WriteLine();
        output.WriteLine("yes, no: published by Microsoft. (yes), (no): nothing is published; a default of RoomCalls. An unknown role counts as Attendee.");
        output.WriteLine();
        output.WriteLine("Published for clients, without an action here (Presenter, Attendee, Consumer, Collaborator):");
        foreach (PublishedCapability row in RolePermissions.Published.Where(static r => r.Actions.Count == 0))
        {
            string marks = string.Join(
                ", ",
                new[] { RoomRole.Presenter, RoomRole.Attendee, RoomRole.Consumer, RoomRole.Collaborator }.Select(role => row.IsAllowed(role) ? "yes" : "no"));
            output.WriteLine($"  {row.Name}: {marks}");
        }
    }

    private static string Mark(RolePermission cell) => (cell.IsAllowed, cell.Source) switch
    {
        (true, PermissionSource.Documented) => "yes",
        (false, PermissionSource.Documented) => "no",
        (true, _) => "(yes)",
        _ => "(no)",
    };
}
