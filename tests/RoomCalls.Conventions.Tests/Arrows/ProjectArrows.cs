using System.Xml.Linq;

namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>Judges a project file under src by its references.</summary>
internal static class ProjectArrows
{
    private const string WhereToAdd = "tests/RoomCalls.Conventions.Tests/Arrows/ProjectTable.cs";

    /// <param name="path">The project file, relative to the repository.</param>
    /// <param name="xml">What is in it.</param>
    public static IEnumerable<string> Violations(string path, string xml)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        XDocument project = XDocument.Parse(xml);
        string[] references = [.. project.Descendants("ProjectReference").Select(r => Resolve(path, (string?)r.Attribute("Include") ?? string.Empty))];
        if (!ProjectTable.All.Contains(name))
        {
            yield return $"{name} is not in the table of projects: say in {WhereToAdd} where it stands.";
        }

        foreach (string outside in references.Where(r => !r.StartsWith("src/", StringComparison.Ordinal)))
        {
            yield return $"{name} references {outside}: nothing under src knows tests, samples, benchmarks or anything else outside of src.";
        }

        string[] names = [.. references.Select(r => Path.GetFileNameWithoutExtension(r))];
        if (ProjectTable.Alone.Contains(name) && names.Length > 0)
        {
            yield return $"{name} references {string.Join(", ", names)}: it references nothing of ours.";
        }

        if (ProjectTable.Satellites.Contains(name) && names is not [ProjectTable.Core])
        {
            yield return $"{name} references [{string.Join(", ", names)}]: a satellite references exactly the core, {ProjectTable.Core}.";
        }
    }

    /// <summary>The packages that see the internals of the project. Tests may; packages use public ports only.</summary>
    /// <param name="path">The project file, relative to the repository.</param>
    /// <param name="xml">What is in it.</param>
    public static IEnumerable<string> OpenInternals(string path, string xml) =>
        from friend in XDocument.Parse(xml).Descendants("InternalsVisibleTo").Select(f => (string?)f.Attribute("Include") ?? string.Empty)
        where ProjectTable.All.Contains(friend)
        select $"{Path.GetFileNameWithoutExtension(path)} opens its internals to {friend}: a package uses public ports only, which may be experimental.";

    private static string Resolve(string project, string include)
    {
        string path = Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, include.Replace('\\', '/'));
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(path)).Replace('\\', '/');
    }
}
