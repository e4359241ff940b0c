using System.Text.Json;
using RoomCalls.Cli.Tests.Support;

namespace RoomCalls.Cli.Tests.Commands;

public sealed class PolicyCommandTests
{
    private static readonly string[] Columns = ["Presenter", "Attendee", "Consumer", "Collaborator", "Phone", "Administrator"];

    [Fact]
    public async Task Policy_Json_HasACellForEachRoleAndAction()
    {
        JsonElement[] cells = await CellsAsync();

        Assert.Equal(0, cells.Length % Columns.Length);
        Assert.All(cells, cell => Assert.Equal(["role", "action", "allowed", "source", "reason"], cell.EnumerateObject().Select(m => m.Name)));
        Assert.All(cells, cell => Assert.Contains(cell.GetProperty("source").GetString(), new[] { "documented", "ours" }));
        Assert.All(cells, cell => Assert.False(string.IsNullOrWhiteSpace(cell.GetProperty("reason").GetString())));
        Assert.Equal(cells.Length, cells.Select(c => (c.GetProperty("role").GetString(), c.GetProperty("action").GetString())).Distinct().Count());
        JsonElement remove = cells.Single(c => c.GetProperty("role").ValueEquals("Attendee") && c.GetProperty("action").ValueEquals("RemoveParticipant"));
        Assert.Equal((false, "documented", "Remove a participant."), (remove.GetProperty("allowed").GetBoolean(), remove.GetProperty("source").GetString(), remove.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Policy_Json_EqualsTheTableOfTheRolesPage()
    {
        JsonElement[] cells = await CellsAsync();
        string[] expected =
        [
            .. cells.GroupBy(c => c.GetProperty("action").GetString()!).Select(row =>
                $"| `{row.Key}` | {string.Join(" | ", Columns.Select(column => Mark(row.Single(c => c.GetProperty("role").ValueEquals(column)))))} |"),
        ];

        string[] page = await File.ReadAllLinesAsync(PagePath(), TestContext.Current.CancellationToken);

        int head = Array.IndexOf(page, "| Action | Presenter | Attendee | Consumer | Collaborator | Phone | Administrator |");
        Assert.True(head > 0, "docs/roles.md has no table of roles.");
        Assert.Equal(expected, page.Skip(head + 2).TakeWhile(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Policy_Text_HasTableLegendAndRowsWithoutAnAction()
    {
        CliResult result = await InProcessCli.RunAsync("policy");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches("(?m)^RemoveParticipant +yes +no +no +no +no +yes *$", result.Output);
        Assert.Matches("(?m)^SendDtmf +\\(yes\\) +\\(no\\) +\\(no\\) +\\(no\\) +no +yes *$", result.Output);
        Assert.Contains("nothing is published", result.Output, StringComparison.Ordinal);
        Assert.Contains("View a shared screen: yes, yes, yes, yes", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Errors);
    }

    private static async Task<JsonElement[]> CellsAsync()
    {
        CliResult result = await InProcessCli.RunAsync("policy", "--json");
        Assert.Equal(0, result.ExitCode);
        return [.. JsonDocument.Parse(result.Output).RootElement.EnumerateArray()];
    }

    private static string Mark(JsonElement cell) => (cell.GetProperty("allowed").GetBoolean(), cell.GetProperty("source").GetString()) switch
    {
        (true, "documented") => "yes",
        (false, "documented") => "no",
        (true, _) => "(yes)",
        _ => "(no)",
    };

    private static string PagePath()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RoomCalls.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "docs", "roles.md");
    }
}
