using RoomCalls.Conventions.Tests.Arrows;

namespace RoomCalls.Conventions.Tests.Numbers;

public sealed class HouseNumberTests(ITestOutputHelper output)
{
    public static TheoryData<string> Families => [.. ProjectTable.Families.Keys];

    [Fact]
    public void No_file_has_more_than_400_lines() =>
        Faults.None(new[] { "src", "tests", "samples", "benchmarks", "eng" }.SelectMany(Repository.Sources).Where(f => f.Lines > 400).Select(f => $"{f.Path}: {f.Lines} lines"));

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_has_short_files(string family)
    {
        FileNumbers numbers = FileNumbers.Of(FilesOf(family));

        output.WriteLine($"{family}: {numbers}");
        Assert.True(numbers.Median <= 75, $"{family}: half of the files have more than 75 lines: {numbers}");
        Assert.True(numbers.Percentile90 <= 170, $"{family}: more than a tenth of the files have more than 170 lines: {numbers}");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_has_few_comments(string family)
    {
        FileNumbers numbers = FileNumbers.Of(FilesOf(family));

        Assert.True(numbers.CommentShare < 0.05, $"{family}: comments beside XML docs are 5 % of the lines or more; let them say why, and only that: {numbers}");
    }

    /// <summary>The core is read most. Elsewhere nearly everything is internal, where names say enough: there the share is only told.</summary>
    [Fact]
    public void The_core_has_its_share_of_docs()
    {
        FileNumbers numbers = FileNumbers.Of(FilesOf("core"));

        output.WriteLine($"core: {numbers}; all of src: {FileNumbers.Of(Repository.Sources("src"))}");
        Assert.InRange(numbers.DocShare, 0.12, 0.45);
    }

    /// <summary>
    /// A family of data shares a file, so a noun does not need one of its own: the tree stays small enough to read. It was 200 files while the outgoing road and
    /// the life of a call were classes of 410 and 569 lines in several parts; each of their steps, ways in and inputs is a machine with its own file now.
    /// </summary>
    [Fact]
    public void The_core_has_at_most_225_files() => Assert.InRange(Repository.Sources("src/RoomCalls").Count, 1, 225);

    /// <summary>Public families of records, enums and exceptions share a file; a machine has its own, with the small types that only it uses.</summary>
    [Fact]
    public void Nearly_every_machine_has_a_separate_file()
    {
        SourceFile[] files = [.. Repository.Sources("src").Where(f => f.Path.Contains("/Internal/", StringComparison.Ordinal))];
        SourceFile[] crowded = [.. files.Where(f => f.Code.TopLevelTypes.Count > 1)];

        Assert.True(crowded.Length <= files.Length * 0.1, "Too many files hold several types: " + string.Join(", ", crowded.Select(f => f.Path)));
    }

    private static SourceFile[] FilesOf(string family) => [.. ProjectTable.Families[family].SelectMany(p => Repository.Sources("src/" + p))];
}
