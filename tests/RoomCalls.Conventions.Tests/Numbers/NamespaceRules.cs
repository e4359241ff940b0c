using RoomCalls.Conventions.Tests.Arrows;

namespace RoomCalls.Conventions.Tests.Numbers;

/// <summary>
/// What is public lies in folders of nouns, nearly all of it in one namespace; what is internal lies under Internal, where a folder is a namespace. Entry points live where the
/// user already is, so a file of extensions may sit in one of three namespaces.
/// </summary>
internal static class NamespaceRules
{
    private const string Internal = "Internal";

    /// <summary>The libraries whose public types lie in folders of nouns.</summary>
    public static IReadOnlyList<string> Nouns { get; } = [.. ProjectTable.Libraries];

    /// <summary>The folders of the core whose public types have a namespace of their own; those of every other public folder are in <c>RoomCalls</c>.</summary>
    private static readonly string[] PublicNamespaces = ["Actions", "Events", "Policies", "Transport"];

    private static readonly string[] EntryPoints = ["Microsoft.Extensions.DependencyInjection", "Microsoft.AspNetCore.Builder", "RoomCalls"];

    public static IEnumerable<string> Violations(string project, SourceFile file)
    {
        string? actual = file.Code.Namespace;
        if (actual is null)
        {
            return file.Code.TopLevelTypes.Count == 0 ? [] : [$"{file.Path} has types and no namespace."];
        }

        string[] folders = file.FoldersBelow("src/" + project);
        string expected = Nouns.Contains(project) && folders is [{ } first, ..] && first != Internal && !(project == ProjectTable.Core && PublicNamespaces.Contains(first))
            ? project
            : string.Join('.', [project, .. folders]);
        bool isEntryPoint = file.FileName.EndsWith("Extensions.cs", StringComparison.Ordinal) && EntryPoints.Contains(actual);
        return actual == expected || isEntryPoint ? [] : [$"{file.Path} has the namespace {actual}; its folder is {expected}."];
    }

    /// <summary>Under Internal everything is internal; outside of it everything is public, and no source lies beside the project file.</summary>
    public static IEnumerable<string> MisplacedTypes(string project, SourceFile file)
    {
        string[] folders = file.FoldersBelow("src/" + project);
        if (folders.Length == 0)
        {
            yield return $"{file.Path} lies in the root of the project: put it into the folder of its noun, or under {Internal}.";
            yield break;
        }

        string wanted = folders[0] == Internal ? "internal" : "public";
        foreach (string type in file.Code.TopLevelTypes.Where(t => !System.Text.RegularExpressions.Regex.IsMatch(file.Code.Code, $@"^{wanted}\b[\w\s]*\b{t}\b", System.Text.RegularExpressions.RegexOptions.Multiline)))
        {
            yield return $"{file.Path}: {type} is not {wanted}. Public types lie in folders of nouns, internal ones under {Internal}.";
        }
    }

    /// <summary>These two would hide <c>Azure.*</c> and <c>Windows.*</c> from everything of ours.</summary>
    public static IEnumerable<string> HidingNames(SourceFile file) =>
        new[] { "RoomCalls.Azure", "RoomCalls.Windows" }
            .Where(n => System.Text.RegularExpressions.Regex.IsMatch(file.Code.Code, $@"\b{n}\b"))
            .Select(n => $"{file.Path} names {n}: it would hide the namespace of that name.");
}
