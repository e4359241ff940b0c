using System.Globalization;
using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>The tables of storeys on a page: after <c>&lt;!-- storeys: PROJECT --&gt;</c>, a storey's number and its folders.</summary>
internal static partial class ArchitecturePage
{
    /// <summary>Reads the tables.</summary>
    /// <returns>For each project, the folders of each storey, lowest first, in alphabetical order.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Read(string markdown) => Table().Matches(markdown.ReplaceLineEndings("\n")).ToDictionary(
        static table => table.Groups["project"].Value,
        static table => (IReadOnlyList<IReadOnlyList<string>>)[.. Row().Matches(table.Groups["rows"].Value)
            .GroupBy(static row => int.Parse(row.Groups["storey"].Value, CultureInfo.InvariantCulture))
            .OrderBy(static storey => storey.Key)
            .Select(static storey => Sorted(storey.SelectMany(static row => Folder().Matches(row.Groups["folders"].Value).Select(static f => f.Groups[1].Value))))]);

    /// <summary>What is not the same on the page and in the code.</summary>
    public static IEnumerable<string> Violations(string markdown, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> code)
    {
        IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> page = Read(markdown);
        foreach ((string project, IReadOnlyList<IReadOnlyList<string>> storeys) in code)
        {
            IReadOnlyList<IReadOnlyList<string>> said = page.TryGetValue(project, out IReadOnlyList<IReadOnlyList<string>>? table) ? table : [];
            for (int i = 0; i < Math.Max(storeys.Count, said.Count); i++)
            {
                string inCode = Text(storeys, i), onPage = Text(said, i);
                if (inCode != onPage)
                {
                    yield return $"{project}, storey {i + 1}: the code has {inCode}, ARCHITECTURE.md has {onPage}.";
                }
            }
        }
    }

    private static string Text(IReadOnlyList<IReadOnlyList<string>> storeys, int i) => i < storeys.Count ? string.Join(", ", Sorted(storeys[i])) : "nothing";

    private static string[] Sorted(IEnumerable<string> folders) => [.. folders.Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^<!-- storeys: (?<project>\S+) -->\n+(?<rows>(?:\|[^\n]*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^\|[ ]*(?<storey>\d+)[ ]*\|(?<folders>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Folder();
}
