using RoomCalls.Conventions.Tests.Arrows;

namespace RoomCalls.Conventions.Tests.Numbers;

public sealed class NamespaceRulesTests
{
    [Fact]
    public void Every_namespace_is_its_folder() =>
        Faults.None(ProjectTable.All.SelectMany(p => Repository.Sources("src/" + p).SelectMany(f => NamespaceRules.Violations(p, f))));

    [Fact]
    public void No_namespace_hides_another() =>
        Faults.None(new[] { "src", "tests", "samples", "benchmarks", "eng" }.SelectMany(Repository.Sources).SelectMany(NamespaceRules.HidingNames));

    [Theory]
    [InlineData("Events/A.cs", "namespace RoomCalls;")]
    [InlineData("A.cs", "namespace RoomCalls.Events;")]
    [InlineData("Facade/A.cs", "namespace RoomCalls.Facade;")]
    [InlineData("Hosting/A.cs", "namespace Microsoft.Extensions.DependencyInjection;")]
    [InlineData("Hosting/AExtensions.cs", "namespace Microsoft.Extensions;")]
    [InlineData("A.cs", "class A;")]
    public void Violations_NamesAWrongNamespace(string path, string code) =>
        Assert.Single(NamespaceRules.Violations("RoomCalls", new SourceFile("src/RoomCalls/" + path, code)));

    [Theory]
    [InlineData("Events/A.cs", "namespace RoomCalls.Events;")]
    [InlineData("Transport/Deep/A.cs", "namespace RoomCalls.Transport.Deep\n{\n}")]
    [InlineData("Facade/A.cs", "namespace RoomCalls;")]
    [InlineData("Hosting/AExtensions.cs", "namespace Microsoft.Extensions.DependencyInjection;")]
    [InlineData("AssemblyAttributes.cs", "[assembly: A]")]
    public void Violations_PassesARightOne(string path, string code) =>
        Assert.Empty(NamespaceRules.Violations("RoomCalls", new SourceFile("src/RoomCalls/" + path, code)));

    [Theory]
    [InlineData("using RoomCalls.Azure;", 1)]
    [InlineData("namespace RoomCalls.Windows.Native;", 1)]
    [InlineData("using RoomCalls.AzureSdk; using RoomCalls.WindowsClient;", 0)]
    public void HidingNames_FindsThem(string code, int found) => Assert.Equal(found, NamespaceRules.HidingNames(new("a.cs", code)).Count());
}
