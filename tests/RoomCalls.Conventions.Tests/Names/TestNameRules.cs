using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoomCalls.Conventions.Tests.Names;

/// <summary>
/// One dialect of test names. A unit test is <c>Method_State_Expectation</c>, without the middle where there is no state worth naming; where a test describes a behaviour of the
/// whole, it is <c>A_sentence_with_underscores</c>. The tests of this project may be either: its rules are units, the repository is described in sentences.
/// </summary>
internal static partial class TestNameRules
{
    private const int MostWords = 8;

    private static readonly string[] SentenceProjects = ["RoomCalls.Specs", "RoomCalls.Emulator.Tests", "RoomCalls.Contracts.Tests", "RoomCalls.Interop.Tests"];

    /// <summary>What a sentence may write with a capital letter besides identifiers and abbreviations.</summary>
    private static readonly string[] ProperNames = ["Automation", "Call", "Internal", "JavaScript", "KiB", "NuGet", "Succeeded"];

    private static readonly string[] Phrases = ["tell", "tells", "told", "whom", "own", "gives up", "strangers", "nobodys", "is taken for"];

    /// <param name="file">Tests, or what lies beside them.</param>
    /// <param name="identifiers">The names in the code under test: a sentence may use them as they are.</param>
    public static IEnumerable<string> Violations(SourceFile file, IReadOnlySet<string> identifiers) =>
        IsPromise(file)
            ? []
            : from name in TestsIn(file) from fault in IsSentence(file, name) ? OfSentence(name, identifiers) : OfUnit(name) select $"{file.Path}: {name} {fault}";

    /// <summary>The names of the methods that xunit or FsCheck runs.</summary>
    public static IEnumerable<string> TestsIn(SourceFile file) =>
        from method in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(l => l.Attributes).Any(a => TestAttribute().IsMatch(a.Name.ToString()))
        select method.Identifier.ValueText;

    private static IEnumerable<string> OfUnit(string name)
    {
        if (!Unit().IsMatch(name))
        {
            return ["is not Method_State_Expectation: write two or three parts, each in CamelCase."];
        }

        string[][] parts = [.. name.Split('_').Skip(1).Select(p => Word().Matches(p).Select(m => m.Value).ToArray())];
        return parts.Where(p => p.Length > MostWords).Select(p => $"has {p.Length} words in {string.Concat(p)}: {MostWords} must do for a part.")
            .Concat(parts.SelectMany(PhrasesIn));
    }

    private static IEnumerable<string> OfSentence(string name, IReadOnlySet<string> identifiers)
    {
        if (!Sentence().IsMatch(name))
        {
            return ["is not a sentence: write words with underscores between them, and a capital letter at the beginning."];
        }

        string[] words = name.Split('_');
        return words.Skip(1).Where(w => !IsLowerCaseOrName(w, identifiers)).Select(w => $"has {w} within a sentence: only identifiers and proper names have capital letters there.")
            .Concat(PhrasesIn(words));
    }

    private static bool IsLowerCaseOrName(string word, IReadOnlySet<string> identifiers) =>
        !word.Any(char.IsAsciiLetterUpper) || Abbreviation().IsMatch(word) || ProperNames.Contains(word) || (Word().Count(word) > 1 && identifiers.Contains(word));

    private static IEnumerable<string> PhrasesIn(string[] words)
    {
        string text = $" {string.Join(' ', words).ToUpperInvariant()} ";
        return Phrases.Where(p => text.Contains($" {p.ToUpperInvariant()} ", StringComparison.Ordinal)).Select(p => $"says \"{p}\": write plainly what happens, in the words of the field.");
    }

    /// <summary>The promises of the README are quoted word by word.</summary>
    private static bool IsPromise(SourceFile file) => file.FileName.StartsWith("Promise", StringComparison.Ordinal);

    private static bool IsSentence(SourceFile file, string name)
    {
        string[] folders = file.Path.Split('/');
        return folders.Intersect(SentenceProjects).Any() || folders.Contains("UserTests") || (folders.Contains("RoomCalls.Conventions.Tests") && LowerCaseWord().IsMatch(name));
    }

    [GeneratedRegex(@"(?:^|\.)\w*(?:Fact|Theory|Property)(?:Attribute)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TestAttribute();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(?:_[A-Z0-9][A-Za-z0-9]*){1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex("[A-Z]+(?![a-z])[0-9]*|[A-Z][a-z0-9]*|[0-9]+[a-z]*|[a-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("^[A-Z][A-Z0-9]*s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();

    [GeneratedRegex("_[a-z]", RegexOptions.CultureInvariant)]
    private static partial Regex LowerCaseWord();
}
