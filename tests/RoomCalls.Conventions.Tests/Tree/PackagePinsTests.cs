namespace RoomCalls.Conventions.Tests.Tree;

public sealed class PackagePinsTests
{
    [Fact]
    public void Every_package_is_pinned_exactly_and_centrally() => Faults.None(
        Repository.Files.Where(f => Path.GetExtension(f) is ".csproj" or ".props" or ".targets").SelectMany(f => PackagePins.Violations(f, Repository.Read(f))));

    [Fact]
    public void No_NuGet_configuration_is_committed() => Assert.DoesNotContain(Repository.Files, IsNuGetConfiguration);

    [Theory]
    [InlineData("NuGet.Config", true)]
    [InlineData("src/nuget.config", true)]
    [InlineData("src/NuGetConfig.cs", false)]
    public void IsNuGetConfiguration_AnyPath_GoesByTheFileName(string path, bool expected) => Assert.Equal(expected, IsNuGetConfiguration(path));

    [Theory]
    [InlineData("""<PackageVersion Include="A" Version="1.*" />""", 1)]
    [InlineData("""<PackageVersion Include="A" Version="[1.0,2.0)" />""", 1)]
    [InlineData("""<PackageVersion Include="A" Version="*" />""", 1)]
    [InlineData("""<PackageVersion Include="A" />""", 1)]
    [InlineData("""<PackageVersion Include="A" Version="$(Unknown)" />""", 1)]
    [InlineData("""<PackageVersion Include="A" Version="$(Floating)" />""", 1)]
    [InlineData("""<PackageReference Include="A" Version="1.0.0" />""", 1)]
    [InlineData("""<PackageReference Include="A" VersionOverride="1.0.0" />""", 1)]
    [InlineData("""<PackageReference Include="A"><Version>1.0.0</Version></PackageReference>""", 1)]
    [InlineData("""<PackageVersion Include="A" Version="1.0.0" /><PackageVersion Include="B" Version="$(Known)" /><PackageReference Include="A" />""", 0)]
    public void Violations_UnpinnedPackage_IsFound(string items, int found) => Assert.Equal(
        found,
        PackagePins.Violations("a.props", $"<Project><PropertyGroup><Known>1.2.3-beta.4</Known><Floating>1.*</Floating></PropertyGroup><ItemGroup>{items}</ItemGroup></Project>").Count());

    private static bool IsNuGetConfiguration(string path) => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase);
}
