namespace RoomCalls.Conventions.Tests.Arrows;

public sealed class ArchitecturePageTests
{
    private const string Whole = "# A\n<!-- storeys: A.B -->\n| Storey | Folder | The room for |\n|---|---|---|\n| 2 | `Top`, `Beside` | x |\n| 1 | `Low` | `y` |\n\nText.\n";
    private const string Some = "<!-- some storeys: A.B -->\n| Storey | Folder |\n|---|---|\n| 2 | `Top` |\n| 1 to 2 | `Internal` |\n";

    private static readonly Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> Code = new() { ["A.B"] = [["Low"], ["Beside", "Top"]] };

    [Fact]
    public void Violations_EveryMarkdownFile_HasNone() =>
        Faults.None(ArchitecturePage.Violations(Repository.Files.Where(f => f.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).Select(Repository.Read), Storeys.All));

    [Theory]
    [InlineData(Whole)]
    [InlineData(Whole + Some)]
    public void Violations_SameStoreys_AreNone(string page) => Assert.Empty(ArchitecturePage.Violations([page], Code));

    [Fact]
    public void Violations_NoWholeTable_IsNamed() => Assert.Equal(["A.B: there is no table <!-- storeys: A.B -->."], ArchitecturePage.Violations([Some], Code));

    [Fact]
    public void Violations_FolderOnAnotherStorey_IsNamed() => Assert.Equal(
        ["A.B: Markdown has Low on storey 2, the code has not.", "A.B: the code has Low on storey 1, Markdown has not."],
        ArchitecturePage.Violations([Whole.Replace("| 1 |", "| 2 |", StringComparison.Ordinal)], Code));

    [Fact]
    public void Violations_PartOfATableOnAnotherStorey_IsNamed() => Assert.Equal(
        ["A.B: Markdown has Top on storey 1, the code has not."],
        ArchitecturePage.Violations([Whole, Some.Replace("| 2 |", "| 1 |", StringComparison.Ordinal)], Code));
}
