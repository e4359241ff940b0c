namespace RoomCalls.Conventions.Tests.Arrows;

public sealed class ProjectArrowsTests
{
    [Fact]
    public void Every_project_under_src_has_only_the_arrows_of_the_picture()
    {
        string[] projects = [.. Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal))];

        Faults.None(projects.SelectMany(p => ProjectArrows.Violations(p, Repository.Read(p))));
        Assert.Equal(ProjectTable.All.Order(StringComparer.Ordinal), projects.Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_package_sees_the_internals_of_another()
    {
        string[] projects = [.. Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(f) is ".csproj" or ".props")];
        Faults.None(projects.SelectMany(p => ProjectArrows.OpenInternals(p, Repository.Read(p))));
        Faults.None(Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(static f => Repository.Read(f).Contains("InternalsVisibleTo(", StringComparison.Ordinal))
            .Select(static f => $"{f} opens internals: say it in the project file, where a test reads it."));
    }

    [Fact]
    public void OpenInternals_Package_IsNamed()
    {
        const string Project = "<Project><ItemGroup><InternalsVisibleTo Include=\"RoomCalls.Testing\" /><InternalsVisibleTo Include=\"RoomCalls.Tests\" /></ItemGroup></Project>";
        Assert.Contains("RoomCalls.Testing:", Assert.Single(ProjectArrows.OpenInternals("src/RoomCalls/RoomCalls.csproj", Project)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RoomCalls", "../RoomCalls.Emulator/RoomCalls.Emulator.csproj")]
    [InlineData("RoomCalls.Emulator", "../RoomCalls/RoomCalls.csproj")]
    [InlineData("RoomCalls.AspNetCore", "../RoomCalls.Rest/RoomCalls.Rest.csproj")]
    [InlineData("RoomCalls.AspNetCore", "../RoomCalls/RoomCalls.csproj;../RoomCalls.Emulator/RoomCalls.Emulator.csproj")]
    [InlineData("RoomCalls.AspNetCore", "")]
    [InlineData("RoomCalls.Testing", "../../tests/RoomCalls.Specs/RoomCalls.Specs.csproj")]
    [InlineData("RoomCalls.Cli", "..\\..\\samples\\Quickstart\\Quickstart.csproj")]
    public void Violations_WrongArrow_IsNamed(string project, string references) => Assert.Single(Judge(project, references));

    [Theory]
    [InlineData("RoomCalls", "")]
    [InlineData("RoomCalls.Rest", "..\\RoomCalls\\RoomCalls.csproj")]
    [InlineData("RoomCalls.Cli", "../RoomCalls/RoomCalls.csproj;../RoomCalls.Testing/RoomCalls.Testing.csproj")]
    public void Violations_ArrowOfThePicture_Passes(string project, string references) => Assert.Empty(Judge(project, references));

    [Fact]
    public void Violations_NewProject_AdvisesWhereToAddIt() => Assert.Contains("Arrows/ProjectTable.cs", Assert.Single(Judge("RoomCalls.New", "")), StringComparison.Ordinal);

    private static IEnumerable<string> Judge(string project, string references)
    {
        IEnumerable<string> items = references.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(r => $"<ProjectReference Include=\"{r}\" />");
        return ProjectArrows.Violations($"src/{project}/{project}.csproj", $"<Project><ItemGroup>{string.Concat(items)}</ItemGroup></Project>");
    }
}
