using System.Text.RegularExpressions;
using RoomCalls.Emulator.Internal.Operations;
using RoomCalls.Emulator.Internal.Tokens;

namespace RoomCalls.Emulator.Tests;

/// <summary>The support matrix of the README against the operations that there are.</summary>
public sealed partial class SupportMatrixTests
{
    private static readonly string[] States = ["works", "shape only", "not there"];

    private static readonly string[][] Rows = [.. Matrix().Matches(Readme()).Select(row => row.Value.Trim('|', '\r', '\n', ' ').Split('|', StringSplitOptions.TrimEntries))];

    private static readonly string[] Operations = [.. new OperationTable(new TokenIssuer(TimeProvider.System, "https://emulator.invalid", "resource")).All.Select(operation => operation.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_row_has_one_of_three_states() => Assert.All(Rows, row => Assert.Contains(row[2], States));

    [Fact]
    public void Every_operation_is_listed_once_and_none_that_is_not_there() =>
        Assert.Equal(Operations, Rows.Where(row => row[2] != "not there").SelectMany(row => Names().Matches(row[0])).Select(name => name.Groups[1].Value).Order(StringComparer.Ordinal));

    private static string Readme()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RoomCalls.sln")))
        {
            folder = folder.Parent;
        }

        string text = File.ReadAllText(Path.Combine(folder!.FullName, "src", "RoomCalls.Emulator", "README.md"));
        int start = text.IndexOf("| State |", StringComparison.Ordinal);
        int end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        return text[text.IndexOf('\n', text.IndexOf('\n', start) + 1)..end] + '\n';
    }

    [GeneratedRegex(@"^\|.*$", RegexOptions.Multiline)]
    private static partial Regex Matrix();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Names();
}
