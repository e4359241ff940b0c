using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>The page that describes the emulator inside says what the code says.</summary>
public sealed class EmulatorReadmeTests
{
    private static readonly string Readme = Repository.Read("src/RoomCalls.Emulator/Internal/README.md");

    [Fact]
    public void The_readme_has_the_storeys()
    {
        IEnumerable<string> rows = Regex.Matches(Readme, "^\\| ([0-9]+) \\| `([A-Za-z/]+)` \\|", RegexOptions.Multiline).Select(m => $"{m.Groups[1]} {m.Groups[2]}");
        IEnumerable<string> storeys = Storeys.All["RoomCalls.Emulator"].SelectMany((folders, height) => folders.Select(f => $"{height + 1} {f}"));

        Assert.Equal(storeys.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_readme_has_the_steps_of_a_request_in_order()
    {
        string pipeline = Repository.Read("src/RoomCalls.Emulator/Internal/Pipeline/RequestPipeline.cs");
        string steps = Readme[Readme.IndexOf("## The steps", StringComparison.Ordinal)..];

        Assert.Equal(
            Regex.Matches(pipeline, @"^        new ([A-Za-z]+)\(", RegexOptions.Multiline).Select(m => m.Groups[1].Value),
            Regex.Matches(steps, "^\\| `([A-Za-z]+)` \\|", RegexOptions.Multiline).Select(m => m.Groups[1].Value));
    }
}
