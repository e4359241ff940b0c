using RoomCalls.Interop.Tests.Support;

namespace RoomCalls.Interop.Tests;

public sealed class ClockScenarioTests(VirtualTimeScenarios scenarios) : IClassFixture<VirtualTimeScenarios>
{
    public static IEnumerable<TheoryDataRow<string>> Scenarios => ScenarioNames.Rows("clock");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task The_JavaScript_SDKs_agree(string scenario) => scenarios.RunAsync(scenario);
}
