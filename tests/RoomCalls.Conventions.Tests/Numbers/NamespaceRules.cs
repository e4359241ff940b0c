namespace RoomCalls.Conventions.Tests.Numbers;

/// <summary>A folder is a namespace. Entry points live where the user already is, so a file of extensions may sit in one of three namespaces.</summary>
internal static class NamespaceRules
{
    private static readonly string[] EntryPoints = ["Microsoft.Extensions.DependencyInjection", "Microsoft.AspNetCore.Builder", "RoomCalls"];

    public static IEnumerable<string> Violations(string project, SourceFile file)
    {
        string? actual = file.Code.Namespace;
        if (actual is null)
        {
            return file.Code.TopLevelTypes.Count == 0 ? [] : [$"{file.Path} has types and no namespace."];
        }

        string[] folders = file.FoldersBelow("src/" + project);
        string expected = file.Path.StartsWith("src/RoomCalls/Facade/", StringComparison.Ordinal) ? "RoomCalls" : string.Join('.', [project, .. folders]);
        bool isEntryPoint = file.FileName.EndsWith("Extensions.cs", StringComparison.Ordinal) && EntryPoints.Contains(actual);
        return actual == expected || isEntryPoint ? [] : [$"{file.Path} has the namespace {actual}; its folder is {expected}."];
    }

    /// <summary>These two would hide <c>Azure.*</c> and <c>Windows.*</c> from everything of ours.</summary>
    public static IEnumerable<string> HidingNames(SourceFile file) =>
        new[] { "RoomCalls.Azure", "RoomCalls.Windows" }
            .Where(n => System.Text.RegularExpressions.Regex.IsMatch(file.Code.Code, $@"\b{n}\b"))
            .Select(n => $"{file.Path} names {n}: it would hide the namespace of that name.");
}
