using System.Collections.Concurrent;
using System.Diagnostics;
using RoomCalls.Benchmarks.Held;

namespace RoomCalls.Benchmarks;

/// <summary>
/// What must stay within bounds, measured in this process in seconds: the memory of an idle call, and that nothing costs more because more calls are held. It prints
/// the figures, and fails only far beyond the bounds, because a busy machine is no fault.
/// </summary>
internal static class Bounds
{
    private const int MemoryCalls = 1_000;
    private const int PromisedBytes = 10 * 1024;
    private const int FailingBytes = 12 * 1024;
    private const int Few = 100;
    private const int Many = 10_000;
    private const double FailingRatio = 3;
    private const int Batches = 15;
    private const int LookUps = 200;

    public static async Task<int> RunAsync()
    {
        bool isKept = await MemoryAsync();
        isKept &= await RatiosAsync();
        await PathAsync();
        return isKept ? 0 : 1;
    }

    private static async Task<bool> MemoryAsync()
    {
        await using HeldCalls held = new();
        await held.HoldAsync(Few, withQueries: false);
        long before = Collected();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        await held.HoldAsync(Few + MemoryCalls, withQueries: false);
        allocated = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / MemoryCalls;
        long bytes = (Collected() - before) / MemoryCalls;
        GC.KeepAlive(held);
        Console.WriteLine($"An idle call of {InstantService.People} people keeps {bytes:N0} bytes (at most {PromisedBytes:N0}); connecting it allocates {allocated:N0}.");
        return Judge(bytes <= FailingBytes, $"more than {FailingBytes:N0} bytes");
    }

    private static async Task<bool> RatiosAsync()
    {
        await using HeldCalls few = new();
        await using HeldCalls many = new();
        await few.HoldAsync(Few);
        await many.HoldAsync(Many);
        int sequence = 1;
        int room = Many;
        bool isKept = await LookUpAsync(few, many);
        foreach ((string what, int count, Func<HeldCalls, int, Task> act) in new (string, int, Func<HeldCalls, int, Task>)[]
        {
            ("A callback", 200, (held, i) => held.PostAsync(i, CallbackBodies.Roster(HeldCalls.RoomOf(i), ++sequence, 0, 2))),
            ("A connect", 50, async (held, _) => await (await held.Manager.ConnectAsync(CallLocator.Room(new RoomId(HeldCalls.RoomOf(++room))))).DisposeAsync()),
        })
        {
            (double withFew, double withMany) = await FastestAsync(few, many, count, act);
            double ratio = withMany / withFew;
            Console.WriteLine($"{what} costs {withFew:0.00} µs with {Few:N0} calls held and {withMany:0.00} µs with {Many:N0}: {ratio:0.00} times as much (1 is promised).");
            isKept &= Judge(ratio <= FailingRatio, $"more than {FailingRatio} times");
        }

        return isKept;
    }

    /// <summary>
    /// A look-up walks over memory that has long left the processor's cache when many calls are held, so it is judged by a plain dictionary of the same calls.
    /// </summary>
    private static async Task<bool> LookUpAsync(HeldCalls few, HeldCalls many)
    {
        Dictionary<HeldCalls, ConcurrentDictionary<CallConnectionId, IRoomCall>> plain = new()
        {
            [few] = new(few.Calls.Select(static call => KeyValuePair.Create(call.ConnectionId!.Value, call))),
            [many] = new(many.Calls.Select(static call => KeyValuePair.Create(call.ConnectionId!.Value, call))),
        };
        (double plainFew, double plainMany) = await FastestAsync(few, many, LookUps, (held, i) =>
            Task.FromResult(plain[held].TryGetValue(IdOf(i), out IRoomCall? call) && call.State.Connection == CallConnectionState.Connected));
        (double withFew, double withMany) = await FastestAsync(few, many, LookUps, static (held, i) => Task.FromResult(held.Manager.TryGetCall(IdOf(i), out _)));
        double ratio = withMany / withFew / (plainMany / plainFew);
        Console.WriteLine($"A look-up costs {withFew:0.00} µs with {Few:N0} calls held and {withMany:0.00} µs with {Many:N0}; a plain dictionary of the calls {plainFew:0.00} µs and {plainMany:0.00} µs: it grows {ratio:0.00} times as much (1 is promised).");
        return Judge(ratio <= FailingRatio, $"more than {FailingRatio} times");
    }

    private static CallConnectionId IdOf(int number) => CallbackBodies.ConnectionOf(HeldCalls.RoomOf(number));

    /// <summary>The roads of a process by themselves, to compare two versions of the code: they have no bound here.</summary>
    private static async Task PathAsync()
    {
        CallbackBenchmarks benchmarks = new();
        await benchmarks.SetupAsync();
        double rosters = double.MaxValue;
        double outcomes = double.MaxValue;
        for (int batch = 0; batch < Batches * 10; batch++)
        {
            benchmarks.PrepareRosters();
            rosters = Math.Min(rosters, await MicrosecondsAsync(CallbackBenchmarks.HeldCallCount, _ => Task.CompletedTask, benchmarks.RosterToReaders));
            benchmarks.PrepareOutcomes();
            outcomes = Math.Min(outcomes, await MicrosecondsAsync(CallbackBenchmarks.HeldCallCount, _ => Task.CompletedTask, benchmarks.OutcomeToCaller));
        }

        await benchmarks.CleanUpAsync();
        Console.WriteLine($"A roster of {InstantService.People} people reaches three readers in {rosters:0.00} µs, an outcome its caller in {outcomes:0.00} µs (the fastest of {Batches * 10} rounds of {CallbackBenchmarks.HeldCallCount}).");
    }

    private static async Task<(double Few, double Many)> FastestAsync(HeldCalls few, HeldCalls many, int count, Func<HeldCalls, int, Task> act)
    {
        (double withFew, double withMany) = (double.MaxValue, double.MaxValue);
        for (int batch = 0; batch < Batches; batch++)
        {
            int offset = batch * count;
            withFew = Math.Min(withFew, await MicrosecondsAsync(count, i => act(few, (offset + i) % Few)));
            withMany = Math.Min(withMany, await MicrosecondsAsync(count, i => act(many, ((offset + i) * 7919) % Many)));
        }

        return (withFew, withMany);
    }

    private static async Task<double> MicrosecondsAsync(int count, Func<int, Task> act, Func<Task>? whole = null)
    {
        long began = Stopwatch.GetTimestamp();
        if (whole is not null)
        {
            await whole();
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                await act(i);
            }
        }

        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / count;
    }

    private static long Collected()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static bool Judge(bool isKept, string bound)
    {
        if (!isKept)
        {
            Console.WriteLine($"  BROKEN: {bound}.");
        }

        return isKept;
    }
}
