using RoomCalls.Interop.Tests.Emulators;
using RoomCalls.Interop.Tests.Node;

namespace RoomCalls.Interop.Tests;

public sealed class PagesScenarioTests(PagesSet set) : IClassFixture<PagesSet>
{
    public static IEnumerable<TheoryDataRow<string>> Scenarios => ScenarioNames.Rows("pages");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task The_JavaScript_SDKs_agree(string scenario) => set.HoldsAsync(scenario);
}
