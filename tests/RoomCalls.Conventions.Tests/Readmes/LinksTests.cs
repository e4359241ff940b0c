namespace RoomCalls.Conventions.Tests.Readmes;

public sealed class LinksTests
{
    private const string Other = "# A page\n\n## What it does: first, `second`\n\n```sh\n# no heading\n```\n";

    [Fact]
    public void Violations_EveryMarkdownFile_HasNone()
    {
        IEnumerable<string> pages = Repository.Files.Where(f => f.EndsWith(".md", StringComparison.OrdinalIgnoreCase));

        Faults.None(pages.SelectMany(p => Links.Violations(p, Repository.Read(p), Read)));
    }

    [Theory]
    [InlineData("[A](other.md)")]
    [InlineData("[A](../docs/other.md#a-page)")]
    [InlineData("[A](other.md#what-it-does-first-second)")]
    [InlineData("# Here\n[A](#here)")]
    [InlineData("![A](other.md \"title\")")]
    [InlineData("[A](https://example.com/nothing#there)")]
    [InlineData("[a]: other.md\n")]
    [InlineData("`[A](nothing.md)` and\n\n```md\n[A](nothing.md)\n```\n")]
    public void Violations_LinksThatLeadSomewhere_AreNone(string markdown) => Assert.Empty(Links.Violations("docs/page.md", markdown, MadeUp));

    [Theory]
    [InlineData("[A](nothing.md)", "docs/nothing.md, which is not there")]
    [InlineData("[A](../other.md)", "other.md, which is not there")]
    [InlineData("![A](images/none.svg)", "docs/images/none.svg, which is not there")]
    [InlineData("<img alt=\"A\" src=\"none.svg\">", "docs/none.svg, which is not there")]
    [InlineData("[A](other.md#no-heading)", "a heading that is not there")]
    [InlineData("[A](#here)", "a heading that is not there")]
    [InlineData("[a]: nothing.md\n", "docs/nothing.md, which is not there")]
    public void Violations_LinkThatLeadsNowhere_IsNamed(string markdown, string said) =>
        Assert.Contains(said, Assert.Single(Links.Violations("docs/page.md", markdown, MadeUp)), StringComparison.Ordinal);

    [Fact]
    public void Anchors_SameHeadingTwice_AreNumbered() => Assert.Equal(["a-b", "a-b-1", "a-b-2"], Links.Anchors("# A b\n# A b!\n# A b\n"));

    private static string? MadeUp(string path) => path == "docs/other.md" ? Other : null;

    private static string? Read(string path) => File.Exists(Repository.Full(path)) ? Repository.Read(path)
        : Directory.Exists(Repository.Full(path)) ? string.Empty
        : null;
}
