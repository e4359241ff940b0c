namespace RoomCalls.Conventions.Tests.Tree;

/// <summary>Helpers of tests are found by their name: in the kit, or in the Support folder of the one project that uses them, and no name twice.</summary>
internal static class TestHelpers
{
    public const string Kit = "tests/RoomCalls.TestKit/";

    private static readonly string[] TestFiles = ["Tests.cs", "Specs.cs", "Contract.cs"];

    /// <param name="sources">The sources under tests.</param>
    public static IEnumerable<string> Violations(IEnumerable<SourceFile> sources)
    {
        SourceFile[] helpers = [.. In(sources)];
        foreach (SourceFile misplaced in helpers.Where(f => !IsInItsPlace(f.Path)))
        {
            yield return $"{misplaced.Path} holds no tests: move it to {Kit}, or to the Support folder of its project if no other project needs it.";
        }

        foreach (IGrouping<string, string> name in helpers.SelectMany(f => f.Code.TopLevelTypes.Select(t => (Type: t, f.Path))).GroupBy(t => t.Type, t => t.Path).Where(g => g.Count() > 1))
        {
            yield return $"The helper {name.Key} is there twice, in {string.Join(" and ", name)}: keep one of them in {Kit}, or give them names that differ.";
        }
    }

    /// <summary>The files that hold no tests.</summary>
    public static IEnumerable<SourceFile> In(IEnumerable<SourceFile> sources) => sources.Where(f => !TestFiles.Any(end => f.FileName.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>The conventions are tests of the repository, and the code that they need is their subject.</summary>
    private static bool IsInItsPlace(string path) =>
        path.StartsWith(Kit, StringComparison.Ordinal)
        || path.StartsWith("tests/RoomCalls.Conventions.Tests/", StringComparison.Ordinal)
        || path.Split('/') is [_, _, "Support", ..];
}
