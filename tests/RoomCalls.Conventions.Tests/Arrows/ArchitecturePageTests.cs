namespace RoomCalls.Conventions.Tests.Arrows;

public sealed class ArchitecturePageTests
{
    private const string Page = "# A\n<!-- storeys: A.B -->\n| Storey | Folder | The room for |\n|---|---|---|\n| 2 | `Top`, `Beside` | x |\n| 1 | `Low` | `y` |\n\nText.\n";

    [Fact]
    public void Violations_ThePage_HasNone() => Faults.None(ArchitecturePage.Violations(Repository.Read("ARCHITECTURE.md"), Storeys.All));

    [Fact]
    public void Read_ATable_IsLowestFirst() => Assert.Equal([["Low"], ["Beside", "Top"]], ArchitecturePage.Read(Page)["A.B"]);

    [Fact]
    public void Violations_SameStoreys_AreNone() =>
        Assert.Empty(ArchitecturePage.Violations(Page, new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["A.B"] = [["Low"], ["Top", "Beside"]] }));

    [Fact]
    public void Violations_AnotherFolderOrProject_IsNamed() => Assert.Equal(
        [
            "A.B, storey 1: the code has Cellar, ARCHITECTURE.md has Low.",
            "A.B, storey 2: the code has nothing, ARCHITECTURE.md has Beside, Top.",
            "C, storey 1: the code has Root, ARCHITECTURE.md has nothing.",
        ],
        ArchitecturePage.Violations(Page, new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["A.B"] = [["Cellar"]], ["C"] = [["Root"]] }));
}
