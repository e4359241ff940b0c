using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Reading;

/// <summary>A C# file as the rules see it.</summary>
/// <param name="Code">The text with comments, XML docs, literals and directives blanked out; the line breaks stay.</param>
/// <param name="DocLines">How many lines hold XML docs.</param>
/// <param name="CommentLines">How many lines hold any other comment.</param>
internal sealed partial record CodeText(string Code, int DocLines, int CommentLines)
{
    private readonly Lazy<string[]> _topLevelTypes = new(() => [.. TypeHead().Matches(TopLevel(Code)).Select(m => m.Groups[1].Value)]);

    public int Lines { get; } = Code.Length == 0 ? 0 : Code.TrimEnd('\n').Count(c => c == '\n') + 1;

    public string? Namespace => NamespaceLine().Match(Code) is { Success: true } m ? m.Groups[1].Value : null;

    /// <summary>The names of the types declared at the top level.</summary>
    public IReadOnlyList<string> TopLevelTypes => _topLevelTypes.Value;

    public static CodeText Of(string text) => new CodeReader(text.ReplaceLineEndings("\n")).Read();

    private static string TopLevel(string text)
    {
        int depth = 0;
        return string.Create(text.Length, text, (span, code) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                depth -= code[i] == '}' ? 1 : 0;
                span[i] = depth == 0 ? code[i] : ' ';
                depth += code[i] == '{' ? 1 : 0;
            }
        });
    }

    [GeneratedRegex(@"^\s*namespace\s+([\w.]+)\s*[;{]", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\b(?:(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+|delegate\s+[\w<>,.\[\]?\s]+?\s+)@?(?!where\b|class\b|struct\b)(\w+)\s*(?=[<({:;,\s])")]
    private static partial Regex TypeHead();
}
