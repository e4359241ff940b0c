using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Readmes;

/// <summary>
/// C# in Markdown is a copy of code that is compiled: <c>// begin-snippet: name</c> … <c>// end-snippet</c>. Code that cannot be compiled here says why, in
/// <c>&lt;!-- not compiled: reason --&gt;</c>.
/// </summary>
internal static partial class Snippets
{
    public static IReadOnlyDictionary<string, string> From(IEnumerable<string> sources) =>
        sources.SelectMany(s => Region().Matches(s.ReplaceLineEndings("\n"))).ToDictionary(m => m.Groups[1].Value, m => Dedent(m.Groups[2].Value));

    public static IEnumerable<string> Violations(string path, string readme, IReadOnlyDictionary<string, string> snippets)
    {
        foreach (Match block in Block().Matches(readme.ReplaceLineEndings("\n")))
        {
            string name = block.Groups["name"].Value;
            string first = block.Groups["code"].Value.Split('\n')[0].Trim();
            if (block.Groups["reason"].Success)
            {
                continue;
            }

            if (name.Length == 0)
            {
                yield return $"{path}: the C# block that begins with \"{first}\" has no line <!-- snippet: name --> before it.";
            }
            else if (!snippets.TryGetValue(name, out string? code))
            {
                yield return $"{path}: no file under tests/RoomCalls.Conventions.Tests/Snippets has the snippet {name}.";
            }
            else if (Dedent(block.Groups["code"].Value) != code)
            {
                yield return $"{path}: the C# block {name} is not the compiled one. The compiled one is:\n{code}";
            }
        }
    }

    private static string Dedent(string code)
    {
        string[] lines = [.. code.Trim('\n').TrimEnd().Split('\n').Select(l => l.TrimEnd())];
        int indent = lines.Where(l => l.Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(l => l.Length > indent ? l[indent..] : l.TrimStart()));
    }

    [GeneratedRegex(@"^[ \t]*// begin-snippet: (\S+)[ \t]*\n(.*?)^[ \t]*// end-snippet[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"(?:^[ \t]*<!-- (?:snippet: (?<name>\S+)|not compiled: (?<reason>\S[^\n]*)) -->[ \t]*\n+)?^[ \t]*(?<fence>```+|~~~+)[ \t]*(?:csharp|cs|c\#)(?!\w)[^\n]*\n(?<code>.*?)^[ \t]*\k<fence>[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Block();
}
