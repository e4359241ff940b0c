using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Tree;

/// <summary>Usings stand in one order: namespaces, static classes, other names; of each, System first, then by name. No analyzer of a build says so.</summary>
internal static partial class UsingOrder
{
    public static IEnumerable<string> Violations(SourceFile file)
    {
        string[] found = [.. Directive().Matches(file.Code.Code).Select(m => m.Groups[1].Value)];
        string[] sorted = [.. found.OrderBy(Kind).ThenBy(u => IsSystem(u) ? 0 : 1).ThenBy(NameOf, StringComparer.OrdinalIgnoreCase)];
        return found.SequenceEqual(sorted) ? [] : [$"{file.Path}: the usings are not in order. In order they are: {string.Join("; ", sorted)}"];
    }

    private static int Kind(string text) => text.Contains('=', StringComparison.Ordinal) ? 2 : text.StartsWith("static ", StringComparison.Ordinal) ? 1 : 0;

    private static bool IsSystem(string text) => Kind(text) < 2 && NameOf(text).Split('.')[0] == "System";

    private static string NameOf(string text) => text.StartsWith("static ", StringComparison.Ordinal) ? text["static ".Length..] : text;

    [GeneratedRegex(@"^using ((?:static )?[\w.]+(?: = [^;]+)?);", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
