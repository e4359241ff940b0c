namespace RoomCalls.Conventions.Tests.Arrows;

public sealed class FolderArrowsTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> MadeUp = [["Low"], ["Middle", "Beside"], ["High/Top"]];

    public static TheoryData<string> Projects => [.. Storeys.All.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_uses_lower_storeys_only(string project)
    {
        FolderArrows arrows = new(project, Repository.Sources("src/" + project));

        Assert.NotEmpty(arrows.All);
        Faults.None(arrows.Violations(Storeys.All[project]));
        Assert.Equal(arrows.Folders.Order(StringComparer.Ordinal), Storeys.All[project].SelectMany(f => f).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Low/A.cs", "class A { Middle.M m; }")]
    [InlineData("Low/A.cs", "class A { M m; }")]
    [InlineData("Low/A.cs", "class A { object Get(L low) => low.Up; }")]
    [InlineData("Middle/A.cs", "class A { string Name => nameof(T); }")]
    [InlineData("Middle/A.cs", "class A { B b; }")]
    [InlineData("Basement/A.cs", "class A;")]
    public void Violations_HigherStorey_IsNamed(string path, string code) => Assert.Single(Judge(path, code));

    [Theory]
    [InlineData("Middle/A.cs", "class A { L low; M same; }")]
    [InlineData("High/Top/A.cs", "class A { L low; object Get() => low.Up; }")]
    [InlineData("Low/A.cs", "/// <see cref=\"M\"/>\nclass A { string Say() => \"M\"; }")]
    public void Violations_LowerStorey_Passes(string path, string code) => Assert.Empty(Judge(path, code));

    private static IEnumerable<string> Judge(string path, string code) => new FolderArrows("RoomCalls.MadeUp",
    [
        new("src/RoomCalls.MadeUp/Low/L.cs", "namespace N; public class L;"),
        new("src/RoomCalls.MadeUp/Middle/M.cs", "namespace N { public class M; public static class Ups { extension(L low) { public object Up => low; } } } namespace N.Middle { public class M; }"),
        new("src/RoomCalls.MadeUp/Beside/B.cs", "namespace N; public class B;"),
        new("src/RoomCalls.MadeUp/High/Top/T.cs", "namespace N; public class T;"),
        new("src/RoomCalls.MadeUp/" + path, "using N; namespace N;\n" + code),
    ]).Violations(MadeUp);
}
