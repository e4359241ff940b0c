using RoomCalls.Interop.Tests.Support;

namespace RoomCalls.Interop.Tests;

public sealed class PagesScenarioTests(SmallPagesScenarios scenarios) : IClassFixture<SmallPagesScenarios>
{
    public static IEnumerable<TheoryDataRow<string>> Scenarios => ScenarioNames.Rows("pages");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task The_JavaScript_SDKs_agree(string scenario) => scenarios.RunAsync(scenario);
}
