using RoomCalls.Interop.Tests.Support;

namespace RoomCalls.Interop.Tests;

public sealed class ToolScenarioTests(CliScenarios scenarios) : IClassFixture<CliScenarios>
{
    public static IEnumerable<TheoryDataRow<string>> Scenarios => ScenarioNames.Rows("tool");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task The_JavaScript_SDKs_agree(string scenario) => scenarios.RunAsync(scenario);
}
