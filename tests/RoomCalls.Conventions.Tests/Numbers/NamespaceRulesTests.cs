using RoomCalls.Conventions.Tests.Arrows;

namespace RoomCalls.Conventions.Tests.Numbers;

public sealed class NamespaceRulesTests
{
    [Fact]
    public void Every_namespace_is_its_folder() =>
        Faults.None(ProjectTable.All.SelectMany(p => Repository.Sources("src/" + p).SelectMany(f => NamespaceRules.Violations(p, f))));

    [Fact]
    public void Public_types_lie_in_folders_of_nouns_and_internal_ones_under_Internal() =>
        Faults.None(NamespaceRules.Nouns.SelectMany(p => Repository.Sources("src/" + p).SelectMany(f => NamespaceRules.MisplacedTypes(p, f))));

    [Theory]
    [InlineData("A.cs", "public class A;", 1)]
    [InlineData("People/A.cs", "internal class A;", 1)]
    [InlineData("Internal/Text/A.cs", "public sealed class A;", 1)]
    [InlineData("People/A.cs", "public sealed record A;\npublic enum B { C }", 0)]
    [InlineData("Internal/Text/A.cs", "internal sealed partial class A { public class B; }", 0)]
    public void MisplacedTypes_WrongFolder_IsFound(string path, string code, int found) =>
        Assert.Equal(found, NamespaceRules.MisplacedTypes("RoomCalls", new SourceFile("src/RoomCalls/" + path, code)).Count());

    [Fact]
    public void No_namespace_hides_another() =>
        Faults.None(new[] { "src", "tests", "samples", "benchmarks", "eng" }.SelectMany(Repository.Sources).SelectMany(NamespaceRules.HidingNames));

    [Theory]
    [InlineData("Events/A.cs", "namespace RoomCalls;")]
    [InlineData("A.cs", "namespace RoomCalls.Events;")]
    [InlineData("People/A.cs", "namespace RoomCalls.People;")]
    [InlineData("Internal/Calls/A.cs", "namespace RoomCalls.Calls;")]
    [InlineData("Registration/A.cs", "namespace Microsoft.Extensions.DependencyInjection;")]
    [InlineData("Registration/AExtensions.cs", "namespace Microsoft.Extensions;")]
    [InlineData("A.cs", "class A;")]
    public void Violations_WrongNamespace_IsNamed(string path, string code) =>
        Assert.Single(NamespaceRules.Violations("RoomCalls", new SourceFile("src/RoomCalls/" + path, code)));

    [Theory]
    [InlineData("Events/A.cs", "namespace RoomCalls.Events;")]
    [InlineData("Transport/Deep/A.cs", "namespace RoomCalls.Transport.Deep\n{\n}")]
    [InlineData("Registration/AExtensions.cs", "namespace Microsoft.Extensions.DependencyInjection;")]
    [InlineData("People/A.cs", "namespace RoomCalls;")]
    [InlineData("Internal/Calls/A.cs", "namespace RoomCalls.Internal.Calls;")]
    [InlineData("AssemblyAttributes.cs", "[assembly: A]")]
    public void Violations_RightNamespace_Passes(string path, string code) =>
        Assert.Empty(NamespaceRules.Violations("RoomCalls", new SourceFile("src/RoomCalls/" + path, code)));

    [Theory]
    [InlineData("using RoomCalls.Azure;", 1)]
    [InlineData("namespace RoomCalls.Windows.Native;", 1)]
    [InlineData("using RoomCalls.AzureSdk; using RoomCalls.WindowsClient;", 0)]
    public void HidingNames_NamespaceThatHidesAnother_IsFound(string code, int found) => Assert.Equal(found, NamespaceRules.HidingNames(new("a.cs", code)).Count());
}
