using RoomCalls.Specs.Support.Schedules;

namespace RoomCalls.Specs.Schedules;

/// <summary>Random schedules of what people and services do at the same time. Whatever the order, every promise is kept.</summary>
public sealed class ScheduleSpecs(ITestOutputHelper output)
{
    [Fact]
    public async Task Any_order_of_connecting_joining_and_leaving_keeps_every_promise()
    {
        Dictionary<string, List<int>> kinds = [];
        int from = int.Parse(Environment.GetEnvironmentVariable("SEED_FROM") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        int count = int.Parse(Environment.GetEnvironmentVariable("SEED_COUNT") ?? "200", System.Globalization.CultureInfo.InvariantCulture);
        int failed = 0;
        for (int seed = from; seed < from + count; seed++)
        {
            ScheduleResult result = await ScheduleRun.RunAsync(Schedule.Create(seed));
            if (result.Violations.Count > 0)
            {
                failed++;
                foreach (string kind in result.Violations.Select(v => System.Text.RegularExpressions.Regex.Replace(v, "#?[0-9]+|as [ABC]|8:acs[^ ]*", "N")).Distinct())
                {
                    if (!kinds.TryGetValue(kind, out List<int>? seeds)) { kinds[kind] = seeds = []; }
                    seeds.Add(seed);
                }

                if (count == 1)
                {
                    output.WriteLine(result.Text);
                }
            }
        }

        foreach ((string kind, List<int> n) in kinds.OrderByDescending(k => k.Value.Count))
        {
            output.WriteLine($"{n.Count,6} {kind} {string.Join(' ', n.Take(5))}");
        }

        Assert.Equal(0, failed);
    }
}
