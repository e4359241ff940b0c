using System.Xml.Linq;

namespace RoomCalls.Conventions.Tests.Tree;

public sealed class VersionTests
{
    [Fact]
    public void The_version_is_the_newest_entry_of_the_changelog()
    {
        string? version = (string?)XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").SingleOrDefault();

        Assert.Equal(Changelog.TopVersion(Repository.Read("CHANGELOG.md")), version);
    }

    [Fact]
    public void No_project_states_a_version() => Assert.DoesNotContain(
        Repository.Files.Where(f => f != "Directory.Build.props" && Path.GetExtension(f) is ".csproj" or ".props" or ".targets"),
        HasVersion);

    [Theory]
    [InlineData("# Changelog\n\n## [1.2.3] - Unreleased\n\n## [1.2.2]\n", "1.2.3")]
    [InlineData("## [1.2.3-rc.1]\n", "1.2.3-rc.1")]
    [InlineData("## [Unreleased]\n\n## [1.2.3]\n", null)]
    [InlineData("# Changelog\n", null)]
    public void TopVersion_SeveralEntries_ReturnsTheFirst(string changelog, string? version) => Assert.Equal(version, Changelog.TopVersion(changelog));

    private static bool HasVersion(string path) =>
        XDocument.Parse(Repository.Read(path)).Descendants("PropertyGroup").Elements().Any(e => e.Name.LocalName is "Version" or "VersionPrefix" or "PackageVersion");
}
