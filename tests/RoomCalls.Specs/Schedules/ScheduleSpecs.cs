using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using RoomCalls.Specs.Support.Schedules;

namespace RoomCalls.Specs.Schedules;

/// <summary>
/// Random schedules of what people, applications and the service do at the same time. Whatever the order: one leg per call, every task ends, nothing is left,
/// nobody is rung twice, and what nothing stands in the way of succeeds.
/// </summary>
/// <remarks>
/// The environment's SCHEDULE_FROM and SCHEDULE_COUNT choose other seeds than those of every run; each that fails is printed, up to a few.
/// </remarks>
[Collection(nameof(ScheduleSpecs))]
[CollectionDefinition(nameof(ScheduleSpecs), DisableParallelization = true)]
public sealed partial class ScheduleSpecs(ITestOutputHelper output)
{
    private const int ShownFailures = 3;

    /// <summary>One seed for each fault that a schedule has found, in the order of finding.</summary>
    public static TheoryData<int, string> KnownSeeds { get; } = new()
    {
        { 372, "A second seat of a user was ended by what had become of the first" },
        { 118, "A connect was ended by the settling of the leg before it" },
        { 660, "Of two connects after the leg was gone, one waited for ever" },
        { 70, "A call was taken for over while a seat was still joining, and ended it" },
        { 9, "A join that was given up waited for a client that never finished leaving" },
        { 33, "The manager's disposal waited for a client that never finished leaving" },
        { 312, "The manager's disposal did not wait for a leg that was being hung up, and left its timers" },
        { 1302, "Ending the call for everybody by a leg that had no id yet marked the leg that came up as ended" },
        { 1383, "A call whose last seat had left was closed although a leg and a seat had come since; the next connect made a second leg" },
        { 1392, "A connect that was given up beside a seat left its leg" },
        { 460, "A connect by room made a second leg beside one that was attached without the room's name" },
        { 426, "Hanging up by a handle whose leg had no id yet ended the leg that came up" },
        { 76, "Leaving in the background left its timer after the manager was disposed" },
        { 8532, "A call was taken for over while a seat of another user was still joining, which then waited for ever" },
        { 4734, "A seat that joined while its call closed was in a second object of the call, and heard nothing" },
    };

    [Theory]
    [MemberData(nameof(KnownSeeds))]
    public async Task A_fault_that_was_found_once_stays_away(int seed, string fault)
    {
        ScheduleResult result = await ScheduleRun.RunAsync(Schedule.Create(seed));

        Assert.True(result.Violations.Count == 0, $"{fault}\n{result.Text}");
    }

    [Fact]
    public async Task Any_order_of_connecting_joining_and_leaving_keeps_every_promise() => await RunAsync(Number("SCHEDULE_FROM", 0), Number("SCHEDULE_COUNT", 10_000), static seed => ScheduleRun.RunAsync(Schedule.Create(seed)));

    [Fact]
    public async Task Any_order_over_the_emulator_keeps_every_promise() =>
        await RunAsync(Number("SCHEDULE_FROM", 0), Number("SCHEDULE_COUNT", 300), static seed => EmulatorScheduleRun.RunAsync(Schedule.Create(seed, longest: 12)));

    [Fact]
    public async Task Connecting_joining_and_leaving_at_the_same_time_on_several_threads_keeps_every_promise() =>
        await RunAsync(Number("SCHEDULE_FROM", 1_000_000), Number("SCHEDULE_COUNT", 1_000), static seed => ScheduleRun.RunAsync(Schedule.Create(seed), isParallel: true));

    [Fact]
    public void A_seed_always_gives_the_same_schedule() => Assert.Equal(Schedule.Create(4711).ToString(), Schedule.Create(4711).ToString());

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private async Task RunAsync(int from, int count, Func<int, Task<ScheduleResult>> run)
    {
        ConcurrentQueue<Exception> unobserved = new();
        void Observe(object? sender, UnobservedTaskExceptionEventArgs args) => unobserved.Enqueue(args.Exception);
        TaskScheduler.UnobservedTaskException += Observe;
        SortedDictionary<int, ScheduleResult> failed = [];
        try
        {
            for (int seed = from; seed < from + count; seed++)
            {
                ScheduleResult result = await run(seed);
                if (result.Violations.Count > 0)
                {
                    failed.Add(seed, result);
                }
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Observe;
        }

        foreach ((string kind, int[] seeds) in failed.SelectMany(f => f.Value.Violations.Select(v => (Kind: Details().Replace(v, "…"), Seed: f.Key)))
            .GroupBy(v => v.Kind, v => v.Seed).Select(g => (g.Key, g.Distinct().ToArray())).OrderByDescending(g => g.Item2.Length))
        {
            output.WriteLine($"{seeds.Length} of {count}: {kind} (seeds {string.Join(", ", seeds.Take(5))})");
        }

        foreach (ScheduleResult result in failed.Values.Take(ShownFailures))
        {
            output.WriteLine(result.Text);
        }

        Assert.Empty(failed.Keys);
        Assert.Empty(unobserved);
    }

    [GeneratedRegex("#?[0-9]+|as [ABC]|8:acs[^ ]*|leg-")]
    private static partial Regex Details();
}
