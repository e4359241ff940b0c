namespace RoomCalls.Conventions.Tests.Readmes;

public sealed class SnippetsTests
{
    private const string Source = """
        namespace A;
        internal static class B
        {
            public static void C()
            {
                // begin-snippet: loop
                while (true)
                {
                    Turn();

                    Turn();
                }
                // end-snippet
            }
        }
        """;

    [Fact]
    public void Violations_EveryMarkdownFile_HasNone()
    {
        IReadOnlyDictionary<string, string> snippets = Snippets.From(Repository.Sources("tests/RoomCalls.Conventions.Tests/Snippets").Select(s => s.Text));
        IEnumerable<string> pages = Repository.Files.Where(f => f.EndsWith(".md", StringComparison.OrdinalIgnoreCase));

        Faults.None(pages.SelectMany(p => Snippets.Violations(p, Repository.Read(p), snippets)));
    }

    [Theory]
    [InlineData("<!-- snippet: loop -->\n```csharp\nwhile (true)\n{\n    Turn();\n\n    Turn();\n}\n```\n")]
    [InlineData("<!-- snippet: loop -->\n\n```csharp\nwhile (true)\n{\n    Turn();\n\n    Turn();\n}\n```\n")]
    [InlineData("- item\n\n  <!-- snippet: loop -->\n  ```cs\n  while (true)\n  {\n      Turn();\n\n      Turn();\n  }\n  ```\n")]
    [InlineData("```sh\ndotnet test\n```\n\n```json\n{}\n```\n")]
    [InlineData("# Nothing\n")]
    [InlineData("<!-- not compiled: needs another package -->\n```csharp\nwhile (true);\n```\n")]
    public void Violations_CopyOfASnippet_Passes(string readme) => Assert.Empty(Snippets.Violations("README.md", readme, Snippets.From([Source])));

    [Theory]
    [InlineData("```csharp\nwhile (true);\n```\n", "has no line")]
    [InlineData("```C#\nwhile (true);\n```\n", "has no line")]
    [InlineData("<!-- not compiled: -->\n```csharp\nwhile (true);\n```\n", "has no line")]
    [InlineData("<!-- snippet: loop -->\nText between.\n```csharp\nwhile (true);\n```\n", "has no line")]
    [InlineData("<!-- snippet: other -->\n```csharp\nwhile (true);\n```\n", "has the snippet other")]
    [InlineData("<!-- snippet: loop -->\n```csharp\nwhile (true)\n{\n    Turn();\n}\n```\n", "is not the compiled one")]
    public void Violations_NoCopy_IsNamed(string readme, string said) =>
        Assert.Contains(said, Assert.Single(Snippets.Violations("README.md", readme, Snippets.From([Source]))), StringComparison.Ordinal);

    [Fact]
    public void From_TwoOfOneName_Throws() => Assert.Throws<ArgumentException>(() => Snippets.From([Source, Source]));
}
