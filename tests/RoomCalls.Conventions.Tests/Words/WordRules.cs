using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoomCalls.Conventions.Tests.Words;

/// <summary>The English of the code: words that XML docs avoid, the texts of cancellation tokens, and names that say nothing.</summary>
internal static partial class WordRules
{
    private const string StreamText = "Ends the reader.";

    private static readonly string[] TokenTexts = ["Cancels the request.", "Stops waiting; an accepted action goes on."];

    private static readonly (Regex Word, string Advice)[] Words =
    [
        (Own(), "name the owner, or write \"separate\"; \"owns\" and \"owner\" are fine"),
        (Tell(), "write report, say, return, pass or distinguish"),
        (Whom(), "write that, or turn the sentence around"),
        (GiveUp(), "write cancel, stop or abandon"),
        (Befall(), "write happens to"),
        (Stranger(), "write others, or say which"),
        (NoKey(), "say what the character or value is not"),
        (TakenFor(), "write counts as"),
        (Makes(), "write Creates"),
        (OurOwn(), "write RoomCalls, this process or the application"),
        (RoomRoster(), "only a call has a roster; a room has participants"),
    ];

    /// <summary>Whether the rules hold for a file: for all of src.</summary>
    public static bool Covers(string path) => path.StartsWith("src/", StringComparison.Ordinal);

    public static IEnumerable<string> Violations(SourceFile file)
    {
        string[] lines = file.Text.ReplaceLineEndings("\n").Split('\n');
        return DocsOf(lines).SelectMany(doc => WordsIn(doc).Concat(Fragments(doc)).Concat(Tokens(doc)))
            .Concat(Names(file.Text))
            .Select(f => $"{file.Path}:{f.Line}: {f.Advice}");
    }

    private static IEnumerable<(int Line, string Advice)> WordsIn(Doc doc)
    {
        string prose = Markup().Replace(doc.Text, static m => Blanks(m.Value));
        return Words.SelectMany(w => w.Word.Matches(prose).Select(m => (doc.LineOf(m.Index), $"\"{Flat(m.Value)}\": {w.Advice}.")));
    }

    private static IEnumerable<(int Line, string Advice)> Fragments(Doc doc) =>
        Fragment().Matches(doc.Text).Select(m => (doc.LineOf(m.Index), $"\"{Flat(m.Groups["text"].Value)}\" is a question: say what it is, for example \"The participant.\""));

    private static IEnumerable<(int Line, string Advice)> Tokens(Doc doc) =>
        from match in Token().Matches(doc.Text)
        let text = Flat(match.Groups["text"].Value)
        where !TokenTexts.Contains(text) && !(text == StreamText && doc.Member.Contains("ListenAsync", StringComparison.Ordinal))
        select (doc.LineOf(match.Index), $"\"{text}\" of a cancellationToken: write \"{string.Join("\" or \"", TokenTexts)}\" (ListenAsync: \"{StreamText}\").");

    private static IEnumerable<(int Line, string Advice)> Names(string text) =>
        from method in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.Identifier.ValueText == "Of"
        select (method.Identifier.GetLocation().GetLineSpan().StartLinePosition.Line + 1, "a method called Of: write Parse, From, Create or Find.");

    private static IEnumerable<Doc> DocsOf(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            int first = i;
            while (i < lines.Length && lines[i].TrimStart().StartsWith("///", StringComparison.Ordinal))
            {
                i++;
            }

            if (i > first)
            {
                string member = lines.Skip(i).FirstOrDefault(static l => !l.TrimStart().StartsWith('[')) ?? string.Empty;
                yield return new(first + 1, string.Join('\n', lines[first..i].Select(static l => l.TrimStart()[3..])), member);
            }
        }
    }

    private static string Flat(string text) => Space().Replace(text, " ").Trim();

    private static string Blanks(string text) => string.Concat(text.Select(static c => c == '\n' ? c : ' '));

    /// <param name="FirstLine">Where it begins, counted from 1.</param>
    /// <param name="Text">Its lines without the slashes.</param>
    /// <param name="Member">The line of code that it describes.</param>
    private sealed record Doc(int FirstLine, string Text, string Member)
    {
        public int LineOf(int index) => FirstLine + Text.AsSpan(0, index).Count('\n');
    }

    [GeneratedRegex(@"\bown\b", RegexOptions.IgnoreCase)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:tells?|told|telling)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tell();

    [GeneratedRegex(@"\bwhom\b", RegexOptions.IgnoreCase)]
    private static partial Regex Whom();

    [GeneratedRegex(@"\b(?:gives?|gave|giving)\s+up\b", RegexOptions.IgnoreCase)]
    private static partial Regex GiveUp();

    [GeneratedRegex(@"\bbefalls?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Befall();

    [GeneratedRegex(@"\bstrangers?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Stranger();

    [GeneratedRegex(@"(?<!\bthere\s+)\b(?:is|are)\s+no\s+(?:key|phone|user)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoKey();

    [GeneratedRegex(@"\btaken\s+for\b", RegexOptions.IgnoreCase)]
    private static partial Regex TakenFor();

    [GeneratedRegex(@"\bMakes\s+(?:the|an?)\s+(?:exception|known\s+value|room|roster|user)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Makes();

    [GeneratedRegex(@"\bours?\b", RegexOptions.IgnoreCase)]
    private static partial Regex OurOwn();

    [GeneratedRegex(@"\brooms?'s?\s+rosters?\b|\brosters?\s+of\s+(?:(?:a|the)\s+)?rooms?\b", RegexOptions.IgnoreCase)]
    private static partial Regex RoomRoster();

    [GeneratedRegex(@"<(?:c|code)>.*?</(?:c|code)>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Markup();

    /// <summary>An element that is nothing but a question word and at most two more words.</summary>
    [GeneratedRegex(@"<(?:summary|returns|value|param|typeparam)\b[^>]*>\s*(?<text>(?:Who|Whom|Whose|Which|What|How)(?:\s+\w+){0,2}\.)\s*</")]
    private static partial Regex Fragment();

    [GeneratedRegex(@"<param\s+name=""cancellationToken"">(?<text>.*?)</param>", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
