using System.Text.RegularExpressions;

namespace RoomCalls.Interop.Tests.Support;

/// <summary>The names of the scenarios, read from their files: they are known before Node has run.</summary>
internal static partial class ScenarioNames
{
    public static IReadOnlyList<string> Read(string set) =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "node", "scenarios", set), "*.mjs")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Find(File.ReadAllText(file)))];

    /// <summary>The same as rows of a theory; a test is named like its scenario.</summary>
    public static IEnumerable<TheoryDataRow<string>> Rows(string set) => Read(set).Select(name => new TheoryDataRow<string>(name) { TestDisplayName = name });

    public static IEnumerable<string> Find(string script) => Beginning().Matches(script).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""^scenario\("([^"\\]+)",""", RegexOptions.Multiline)]
    private static partial Regex Beginning();
}
