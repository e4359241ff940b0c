using System.Text.RegularExpressions;
using RoomCalls.Interop.Tests.Support;

namespace RoomCalls.Interop.Tests;

public sealed partial class ScenarioNamesTests
{
    [Theory]
    [InlineData("tool")]
    [InlineData("clock")]
    [InlineData("pages")]
    public void Every_scenario_of_a_set_is_found(string set)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "node", "scenarios", set);
        string[] scripts = [.. Directory.EnumerateFiles(folder, "*.mjs").Select(File.ReadAllText)];

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.Equal(Call().Count(script), ScenarioNames.Find(script).Count()));
        Assert.Equal(ScenarioNames.Read(set).Count, ScenarioNames.Read(set).Distinct().Count());
    }

    [Fact]
    public void Names_are_read_from_a_script() =>
        Assert.Equal(["a: b", "c"], ScenarioNames.Find("scenario(\"a: b\", async () => {});\n\nscenario(\"c\", d);\n// scenario(\"e\", f)\n"));

    [GeneratedRegex(@"\bscenario\(")]
    private static partial Regex Call();
}
