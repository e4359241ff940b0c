using System.Globalization;
using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>
/// The tables of storeys in Markdown: a row has a storey's number and its folders. After <c>&lt;!-- storeys: PROJECT --&gt;</c> a table is whole, after
/// <c>&lt;!-- some storeys: PROJECT --&gt;</c> it shows a part.
/// </summary>
internal static partial class ArchitecturePage
{
    /// <summary>What is not the same in Markdown and in the code. Each project has one whole table somewhere.</summary>
    public static IEnumerable<string> Violations(IEnumerable<string> pages, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> code)
    {
        Table[] tables = [.. pages.SelectMany(Read)];
        foreach ((string project, IReadOnlyList<IReadOnlyList<string>> storeys) in code)
        {
            HashSet<(int Storey, string Folder)> known = [.. storeys.SelectMany((folders, i) => folders.Select(f => (i + 1, f)))];
            Table[] own = [.. tables.Where(t => t.Project == project)];
            if (!own.Any(t => t.IsWhole))
            {
                yield return $"{project}: there is no table <!-- storeys: {project} -->.";
            }

            foreach ((int storey, string folder) in own.SelectMany(t => t.Rows).Except(known).Order())
            {
                yield return $"{project}: Markdown has {folder} on storey {storey}, the code has not.";
            }

            foreach ((int storey, string folder) in own.Where(t => t.IsWhole).SelectMany(t => known.Except(t.Rows)).Distinct().Order())
            {
                yield return $"{project}: the code has {folder} on storey {storey}, Markdown has not.";
            }
        }
    }

    private static IEnumerable<Table> Read(string markdown) => Tables().Matches(markdown.ReplaceLineEndings("\n")).Select(static table => new Table(
        table.Groups["project"].Value,
        !table.Groups["some"].Success,
        [.. Row().Matches(table.Groups["rows"].Value).SelectMany(static row => Folder().Matches(row.Groups["folders"].Value)
            .Select(folder => (int.Parse(row.Groups["storey"].Value, CultureInfo.InvariantCulture), folder.Groups[1].Value)))]));

    [GeneratedRegex(@"^<!-- (?<some>some )?storeys: (?<project>\S+) -->\n+(?<rows>(?:\|[^\n]*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Tables();

    [GeneratedRegex(@"^\|[ ]*(?<storey>\d+)[ ]*\|(?<folders>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Folder();

    private sealed record Table(string Project, bool IsWhole, HashSet<(int Storey, string Folder)> Rows);
}
